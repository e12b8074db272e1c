import type { Command } from '../../runbook/commands/script.ts';
import { flagOf, readInvocation } from '../../runbook/kubectl/invocation.ts';

const kubectlChanges = new Set(
  `apply create delete patch replace scale edit set drain cordon uncordon taint annotate label`.split(
    ' ',
  ),
);
const kubectlRollouts = new Set(['restart', 'undo', 'pause', 'resume']);
const verbs: Readonly<Record<string, ReadonlySet<string>>> = {
  helm: new Set(['install', 'upgrade', 'rollback', 'uninstall', 'delete']),
  systemctl: new Set(['start', 'stop', 'restart', 'reload', 'try-restart', 'enable', 'disable']),
  docker: new Set(['start', 'stop', 'restart', 'kill', 'rm']),
  terraform: new Set(['apply', 'destroy']),
  flux: new Set(['suspend', 'resume', 'reconcile']),
};
/** A pod that was there for a look round only. */
const forTrial = /\b(?:test|tmp|temp|debug|probe|check|busybox|netshoot|curl)\b|^job\b/i;

/** True for a command that changes the system; of what a script of one's own does, nothing is known. */
export function changes(command: Command): boolean {
  const kubectl = readInvocation(command);
  if (kubectl) {
    const verb = kubectl.verb.text;
    if (flagOf(kubectl, '--dry-run')) return false;
    const operands = kubectl.args.map(({ text }) => text).join(' ');
    if (verb === 'rollout') return kubectlRollouts.has(kubectl.args[0]?.text ?? '');
    if (verb === 'delete') return !forTrial.test(operands);
    return kubectlChanges.has(verb) && !/^token\b/.test(operands);
  }
  const [program, ...rest] = command.words;
  const verb = rest.find((word) => !word.startsWith('-'));
  const looks = rest.some((word) => /^--(?:dry-run|help|wait|atomic)\b/.test(word));
  if (program === 'service') return /^(?:re)?start$|^stop$/.test(rest[1] ?? '');
  return !looks && Object.hasOwn(verbs, program) && (verbs[program]?.has(verb ?? '') ?? false);
}

const idle = new Set(
  'echo printf cd export sleep rm cat mkdir cp mv set source . true : exit done fi then for'.split(
    ' ',
  ),
);

/** True for what may show how the system is; a script of one's own may. */
export function looks(command: Command): boolean {
  return !idle.has(command.words[0]) && !changes(command);
}
