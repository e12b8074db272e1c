import type { Command } from '../../runbook/commands/script.ts';
import { programOf, startOfInner } from '../../runbook/commands/wrappers.ts';
import { flagOf, readInvocation } from '../../runbook/kubectl/invocation.ts';
import { targetsOf } from '../../runbook/kubectl/targets.ts';

const removing: Readonly<Record<string, RegExp>> = {
  docker: / (?:down|rm|rmi|stop|kill|prune)(?: |$)/,
  terraform: / (?:destroy|apply\b.* -destroy)(?: |$)/,
  helm: / (?:uninstall|delete)(?: |$)/,
  systemctl: / (?:stop|disable|mask)(?: |$)/,
};
const alike: Readonly<Record<string, string>> = {
  podman: 'docker',
  nerdctl: 'docker',
  'docker-compose': 'docker',
  tofu: 'terraform',
};

/** True for a command that only takes something away; a deleted pod comes back, so that restarts it. */
export function removes(command: Command): boolean {
  const call = readInvocation(command);
  if (call?.path === 'delete')
    return (
      flagOf(call, '--field-selector')?.value.includes('phase') === true ||
      !targetsOf(call).some(({ type }) => /^po(?:ds?)?$/i.test(type))
    );
  // `kubectl annotate orders shop unprotected-` takes the annotation away.
  if (call)
    return /^(?:annotate|label)$/.test(call.path) && /-$/.test(call.operands.at(-1)?.text ?? '');
  const own = command.words.slice(startOfInner(command.words));
  const name = programOf(own[0]);
  return removing[alike[name] ?? name]?.test(` ${own.slice(1).join(' ')}`) ?? false;
}

const wanted =
  /\b(?:clean(?:ing)?(?:[- ]?up)?|tear(?:ing)?(?:[- ]?down)?|uninstall\w*|decommission\w*|destroy\w*|remov\w+|delet\w+|stop\w*|shut(?:ting)?[- ]?down|protect\w*|unprotect\w*)\b/i;
const repairs =
  /\b(?:stuck|hung|hangs?|crash\w*|corrupt\w*|fail\w*|broken|stale|conflict\w*|locks?|locked|orphan\w*|restart\w*|recreat\w*|full)\b/i;

/** True for words by which the removal is the aim, and not a remedy: "Clean up the lab". */
export const isAim = (text: string) => wanted.test(text) && !repairs.test(text);

const stopping: Readonly<Record<string, RegExp>> = {
  docker: / (?:stop|down|pause)(?: |$)/,
  systemctl: / stop(?: |$)/,
  flux: / suspend(?: |$)/,
};

/** True for a change that only makes room for the next: it stops, drains or suspends. */
export function prepares(command: Command): boolean {
  const call = readInvocation(command);
  if (call) {
    return (
      /^(?:drain|cordon|rollout pause)$/.test(call.path) ||
      (call.path === 'scale' && flagOf(call, '--replicas')?.value === '0')
    );
  }
  const own = command.words.slice(startOfInner(command.words));
  const name = programOf(own[0]);
  return stopping[alike[name] ?? name]?.test(` ${own.slice(1).join(' ')}`) ?? false;
}
