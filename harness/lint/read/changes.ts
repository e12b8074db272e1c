import type { Command } from '../../runbook/commands/script.ts';
import { programOf, startOfInner } from '../../runbook/commands/wrappers.ts';
import { effectOfCommand } from '../../runbook/effect/document-command.ts';
import { readInvocation } from '../../runbook/kubectl/invocation.ts';

/** Programs whose changes are of the running system; of files and of data other rules speak. */
const systems = new Set(
  'helm systemctl service docker podman nerdctl docker-compose terraform tofu flux ansible-playbook'.split(
    ' ',
  ),
);
/** Verbs that bring something along and change nothing that runs. */
const beside = /^(exec|cp|run|debug|expose|autoscale|pull|push|build|login|tag|load|import)$/;
/** A pod that was there for a look round only. */
const forTrial = /\b(?:test|tmp|temp|debug|probe|check|busybox|netshoot|curl)\b|^job\b/i;

/** True for a command that changes the system; of what a script of one's own does, nothing is known. */
export function changes(command: Command): boolean {
  if (effectOfCommand(command) !== 'acts') return false;
  const kubectl = readInvocation(command);
  if (kubectl) {
    const { verb, args } = kubectl;
    if (verb.text === 'delete') return !forTrial.test(args.map(({ text }) => text).join(' '));
    return !beside.test(verb.text);
  }
  const own = command.words.slice(startOfInner(command.words));
  const verb = own.find((word, at) => at > 0 && !word.startsWith('-')) ?? '';
  // `--wait` looks at what becomes of it.
  const waits = own.some((word) => /^--(?:wait|atomic)\b/.test(word));
  return systems.has(programOf(own[0])) && !beside.test(verb) && !waits;
}

/** True for what may show how the system is; a script of one's own may. */
export function looks(command: Command): boolean {
  const [program] = command.words;
  if (program === 'source' || program === '.') return false;
  const effect = effectOfCommand(command);
  return effect !== 'local' && effect !== 'keeps' && !changes(command);
}
