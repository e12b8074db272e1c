import { readCall } from '../kubectl/invocation.ts';
import { has } from './options.ts';

/** How a container command uses the operator's terminal. */
export interface Terminal {
  /** `exec`; empty for an editor. */
  readonly verb: string;
  readonly opensEditor: boolean;
  /** It attaches the operator's input or terminal: `-i`, `-t`. */
  readonly attached: boolean;
  /** It allocates a terminal: `-t`. */
  readonly tty: boolean;
  /** Nothing shows that somebody types: Compose allocates a terminal for every job. */
  readonly byDefault?: boolean;
  /** The command in the container; empty if the image decides. */
  readonly inner: readonly string[];
}

const dockers = new Set(['docker', 'podman', 'nerdctl', 'crictl', 'docker-compose']);
const verbs = /^(exec|run|debug|attach|rsh)$/;
/** Options of docker without a value; all other long options take one. */
const dockerFlags =
  /^--(rm|interactive|tty|detach|privileged|init|read-only|no-deps|no-TTY|quiet|[\w-]+=.*)$/;

/** Undefined for a command that starts nothing in a container and opens no editor. */
export function readTerminal(name: string, rest: readonly string[]): Terminal | undefined {
  return dockers.has(name) ? ofDocker(name, rest) : ofKubectl(name, rest);
}

function ofKubectl(name: string, rest: readonly string[]): Terminal | undefined {
  // Most calls start nothing in a container: skip reading them.
  const call = rest.some(startsSomething) ? readCall([name, ...rest]) : undefined;
  if (!call) return undefined;
  const dashes = rest.indexOf('--');
  const verb = call.verb.text;
  const after = rest.slice(call.verb.at, dashes < 0 ? undefined : dashes);
  if (verb === 'edit') return { ...nothing, opensEditor: true };
  if (!verbs.test(verb)) return undefined;
  // `oc rsh` always opens a terminal session, `oc debug` unless an option prevents it.
  const opens =
    verb === 'rsh' || (name === 'oc' && verb === 'debug' && !detached.some(isIn(after)));
  const tty = opens || has(after, 't', 'tty', 'nclf');
  const attached = tty || has(after, 'i', 'stdin', 'nclf');
  // An override may hold the command, which nobody reads here.
  const byDefault = after.some((word) => /^--overrides(?:=|$)/.test(word));
  // Without `--`, the command of `exec` is the words after the pod: `exec -it db-0 bash -n shop`.
  const named = call.operands.slice(1).map(({ text }) => text);
  const tail = verb === 'rsh' ? afterPod(after) : verb === 'exec' ? named : shellAtEnd(after);
  return {
    verb,
    opensEditor: false,
    attached,
    tty,
    byDefault,
    inner: dashes < 0 ? tail : rest.slice(dashes + 1),
  };
}

const starts = new Set(['edit', 'exec', 'run', 'debug', 'attach', 'rsh']);
const startsSomething = (word: string) => starts.has(word);
const detached = ['-T', '--no-tty', '-o', '--output', '--dry-run'];
const isIn = (words: readonly string[]) => (option: string) =>
  words.some((word) => word === option || word.startsWith(`${option}=`));

/** `oc rsh -c web web-0 ls /tmp` */
function afterPod(words: readonly string[]): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-')) at += rshValued.test(words[at] ?? '') ? 2 : 1;
  return words.slice(at + 1);
}

const rshValued = /^(-[ncf]|--(namespace|container|filename|shell|timeout|context|kubeconfig))$/;

function ofDocker(name: string, rest: readonly string[]): Terminal | undefined {
  const start = rest.findIndex((word) => verbs.test(word));
  if (start < 0) return undefined;
  const compose = name === 'docker-compose' || rest.slice(0, start).includes('compose');
  const after = rest.slice(start + 1);
  let at = 0;
  while (after[at]?.startsWith('-'))
    at += dockerFlags.test(after[at] ?? '') || /^-[ditqT]+$/.test(after[at] ?? '') ? 1 : 2;
  const own = after.slice(0, at);
  const tty =
    (compose && !own.some((word) => /^-[a-z]*T|^--no-TTY/.test(word))) ||
    has(own, 't', 'tty', 'eupvwnhlm');
  const asked = has(own, 't', 'tty', 'eupvwnhlm') || has(own, 'i', 'interactive', 'eupvwnhlm');
  const inner = [...entrypointIn(own), ...after.slice(at + 1)];
  const verb = rest[start] ?? '';
  return { verb, opensEditor: false, attached: tty || asked, tty, byDefault: !asked, inner };
}

/** `--entrypoint sh` */
function entrypointIn(own: readonly string[]): readonly string[] {
  const at = own.findIndex((word) => /^--entrypoint(?:=|$)/.test(word));
  const program = own[at]?.split('=', 2)[1] ?? own[at + 1];
  return at < 0 || !program ? [] : [program];
}

/** `kubectl run -it test --image=busybox sh` */
const shellAtEnd = (after: readonly string[]) =>
  after.slice(-1).filter((word) => /^(\/bin\/)?(ba)?sh$/.test(word));

const nothing = { verb: '', opensEditor: false, attached: false, tty: false, inner: [] } as const;
