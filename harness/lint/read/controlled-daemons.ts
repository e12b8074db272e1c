import type { Command } from '../../runbook/commands/script.ts';
import { programOf, startOfCommand } from '../../runbook/commands/wrappers.ts';
import type { LintDocument } from './document.ts';

/** Verbs that only a program has which puts its daemon into the background. */
const controls = /^(?:stop|restart|reload|status)$/;

/** True for `shopd start` where the document stops it with `shopd stop`: `start` returns. */
export function isControlled({ commands }: LintDocument, { words }: Command): boolean {
  const called = callOf(words);
  if (called?.verb !== 'start') return false;
  return commands.some((other) => {
    const call = callOf(other.words);
    return call?.program === called.program && controls.test(call.verb);
  });
}

function callOf(words: readonly string[]) {
  const [first, ...rest] = words.slice(startOfCommand(words));
  const verb = rest.find((word) => !word.startsWith('-'));
  return first === undefined || verb === undefined
    ? undefined
    : { program: programOf(first), verb };
}
