import type { VariableUse } from '../shell/scanner.ts';
import type { Statement } from '../shell/statements.ts';

/** In a statement; nobody writes more, and the limit keeps the time linear. */
const mostPrefixes = 50;

/** Tells the `$FOO` of `FOO=1 BAR=$FOO cmd`: bash sets the first before it reads the second. */
export function settingsInFront(
  text: string,
  { commands, uses }: Pick<Statement, 'commands' | 'uses'>,
): (use: VariableUse) => boolean {
  const prefixes =
    uses.length === 0
      ? []
      : commands
          .filter(({ words, assignments }) => assignments > 1 && words.length > assignments)
          .slice(0, mostPrefixes)
          .map(({ words, assignments }) => words.slice(0, Math.min(assignments, mostPrefixes)));
  return ({ name, at }) =>
    prefixes.some((prefix) => {
      const own = prefix.findIndex(({ from, to }) => from <= at && at < to);
      return prefix
        .slice(0, Math.max(0, own))
        .some(({ from }) => text.startsWith(`${name}=`, from));
    });
}
