import type { CommandStep } from '../../model/runbook.ts';
import { carriedBy } from '../commands/carried-commands.ts';
import { programOf } from '../commands/wrappers.ts';
import { whyAsks } from '../effect/terminal/programs.ts';
import { type UnreadInput, unreadInput } from '../effect/unread-input.ts';
import { withoutHoles } from '../placeholders/holes.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
import { sessionClient } from './session-clients.ts';

/** A client that a command opens, and that waits for what somebody types. */
export interface OpenedSession {
  /** The name of its program: `psql`. */
  readonly client: string;
  /** Why nothing that is sent to the command reaches the client. */
  readonly unread?: UnreadInput;
}

/** The client that a step opens, also in a container; undefined if it opens none, or one with its own input. */
export function openedSession(step: CommandStep): OpenedSession | undefined {
  for (const { words, fed } of simpleCommands(withoutHoles(step.text))) {
    for (const inner of carriedBy(words, fed)) {
      const client = programOf(inner.words[0]);
      if (!sessionClient(client) || !whyAsks(client, inner.words.slice(1), inner.fed)) continue;
      const unread = unreadInput(words);
      return { client, ...(unread && { unread }) };
    }
  }
  return undefined;
}
