import type { Statement } from './statements.ts';

const opens = ({ operator }: { readonly operator: string }) => /^<<-?$/.test(operator);

/** Where the here-document of a statement's command is; undefined if it has none. */
export function bodyOf({ commands, heredocBodies }: Statement, index: number) {
  if (heredocBodies.length === 0 || !commands[index]?.redirections.some(opens)) return undefined;
  const before = commands.slice(0, index).flatMap(({ redirections }) => redirections.filter(opens));
  return heredocBodies[before.length];
}
