import { sessionClient } from '../sessions/session-clients.ts';
import { effectOfSql } from './does/sql.ts';
import type { Effect } from './effect.ts';

/** What statements do that are typed into a client; those of a language that nobody here reads are unknown. */
export function effectOfTyped(
  client: string,
  statements: readonly { readonly text: string }[],
): Effect {
  if (sessionClient(client)?.speaks !== 'sql') return 'unknown';
  return effectOfSql(statements.map(({ text }) => text).join(';\n'));
}
