import type { Command } from '../../runbook/commands/script.ts';
import { programOf, startOfInner } from '../../runbook/commands/wrappers.ts';
import { effectOfCommand } from '../../runbook/effect/document-command.ts';
import { readInvocation } from '../../runbook/kubectl/invocation.ts';

/** Programs that change the running system; other rules cover files and data. */
const systems = new Set(
  'helm systemctl service docker podman nerdctl docker-compose terraform tofu flux ansible-playbook'.split(
    ' ',
  ),
);
/** Verbs that add or transfer something and change nothing that runs. */
const harmless =
  /^(exec|cp|run|debug|expose|autoscale|pull|push|build|login|tag|load|import|unittest|lint|package)$/;
/** `reconcile.fluxcd.io/requestedAt=…` */
const acting = /reconcil|restart|refresh|renew|trigger|rotat|force|sync|deploy|request|issue/i;
/** A pod that was started only to look around. */
const forTrial = /\b(?:test|tmp|temp|debug|probe|check|busybox|netshoot|curl)\b|^job\b/i;

/** True for a command that changes the system; a custom script is unknown, and does not count. */
export function changes(command: Command): boolean {
  if (effectOfCommand(command) !== 'acts') return false;
  const kubectl = readInvocation(command);
  if (kubectl) {
    const { verb, args } = kubectl;
    if (verb.text === 'delete') return !forTrial.test(args.map(({ text }) => text).join(' '));
    // Most annotations are notes; some make a controller act.
    if (verb.text === 'annotate') return acting.test(args.map(({ text }) => text).join(' '));
    return !harmless.test(verb.text);
  }
  const own = command.words.slice(startOfInner(command.words));
  if (own[0] === 'ansible-playbook' && own.some(leavesAlone)) return false;
  const verb = own.find((word, at) => at > 0 && !word.startsWith('-')) ?? '';
  // `--wait` checks the result itself.
  const waits = own.some((word) => /^--(?:wait|atomic)\b/.test(word));
  return systems.has(programOf(own[0])) && !harmless.test(verb) && !waits;
}

/** A playbook that takes a backup, checks or tidies up changes nothing that runs. */
const leavesAlone = (word: string) =>
  /^--(?:check|syntax-check|list-\w+)$/.test(word) ||
  (/\.ya?ml$/.test(word) &&
    /backup|validat|verif|check|test|generat|clean-?up|report|audit/i.test(word) &&
    !/restor|recover/i.test(word));

/** True for a command that may show the state of the system; a custom script may. */
export function looks(command: Command): boolean {
  const [program] = command.words;
  if (program === 'source' || program === '.') return false;
  const effect = effectOfCommand(command);
  return effect !== 'local' && effect !== 'keeps' && !changes(command);
}
