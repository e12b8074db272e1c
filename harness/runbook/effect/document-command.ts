import type { Command } from '../commands/script.ts';
import { isFed } from '../shell/simple-commands.ts';
import type { Effect } from './effect.ts';
import { effectOfParts } from './effect-of-text.ts';

const known = new WeakMap<Command, Effect>();

/** What a command of a document does, apart from the commands in its `$(…)`; memoized. */
export function effectOfCommand(command: Command): Effect {
  const read = known.get(command);
  if (read) return read;
  const { words, redirections, statement, index } = command;
  const effect = effectOfParts(words, redirections, isFed(statement.commands, index), 0);
  known.set(command, effect);
  return effect;
}
