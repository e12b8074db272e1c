import { type Call, flagOf } from '../../kubectl/invocation.ts';
import { type Effect, inContainer, most } from '../effect.ts';

const looks =
  /^(get|describe|logs|events|version|cluster-info|explain|api-resources|api-versions|auth (can-i|whoami)|rollout history|config (view|get-contexts|current-context|get-clusters|get-users)|diff|kustomize|options|completion.*|plugin list|top( .*)?|create token|apply view-last-applied|alpha auth whoami)$/;
const awaits = /^(wait|rollout status)$/;
/** Groups of subcommands: a group followed by an unknown subcommand has an unknown effect. */
const groups = /^(rollout|config|auth|set|certificate|plugin|create|alpha)$/;

/** Commands that kubectl does not have: those of oc and of common plugins. */
const others: Readonly<Record<string, Effect>> = {
  help: 'local',
  neat: 'local',
  tree: 'looks',
  whoami: 'looks',
  status: 'looks',
  projects: 'looks',
  login: 'keeps',
  logout: 'keeps',
  project: 'keeps',
  ns: 'keeps',
  ctx: 'keeps',
};

/** The effect of a call of kubectl or oc; `inner` gives the effect of the command that it runs in a pod. */
export function effectOfCall(call: Call, inner: (words: readonly string[]) => Effect): Effect {
  const { path, verb, operands, rest } = call;
  if (flagOf(call, '--help')) return 'local';
  if (path === 'exec' || verb.text === 'rsh') return effectInside(call, inner);
  if (path === 'run' || verb.text === 'debug') {
    if (isDryRun(call)) return 'looks';
    const leavesNothing = path === 'run' ? flagOf(call, '--rm')?.value === 'true' : path === '';
    return leavesNothing && rest.length > 0 ? effectInside(call, inner) : 'acts';
  }
  if (path === '')
    return Object.hasOwn(others, verb.text) ? (others[verb.text] ?? 'unknown') : 'unknown';
  if (path === 'cluster-info dump') return flagOf(call, '--output-directory') ? 'keeps' : 'looks';
  if (looks.test(path) || isDryRun(call)) return 'looks';
  if (awaits.test(path)) return 'awaits';
  if (path === 'port-forward' || path === 'proxy') return 'asks';
  if (lists(call)) return 'looks';
  if (path === 'attach' || groups.test(path)) return 'unknown';
  if (path.startsWith('config ')) return 'keeps';
  if (path === 'cp') return operands.at(-1)?.text.includes(':') ? 'acts' : 'keeps';
  return 'acts';
}

/** Without `--`, the command is the words after the pod. */
function effectInside({ rest, operands }: Call, inner: (words: readonly string[]) => Effect) {
  const words = (rest.length > 0 ? rest : operands.slice(1)).map(({ text }) => text);
  return words.length > 0 ? inContainer(most([inner(words)])) : 'unknown';
}

/** `--list` without a change: `A=b` sets, `a-` removes. */
const lists = (call: Call): boolean =>
  /^(set env|label|annotate)$/.test(call.path) &&
  flagOf(call, '--list')?.value === 'true' &&
  !call.operands.some(({ text }) => /=|-$/.test(text));

/** A value that only the shell knows, such as `--dry-run=$MODE`, does not count. */
function isDryRun(call: Call): boolean {
  const value = flagOf(call, '--dry-run')?.value;
  return value !== undefined && /^(client|server|true)$/.test(value);
}
