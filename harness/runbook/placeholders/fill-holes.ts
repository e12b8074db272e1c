import { readShell } from '../shell/statements.ts';
import { textHoles, withoutHoles } from './holes.ts';
import type { TextHole } from './text-hole.ts';
import { toldHoles } from './told-names.ts';
import { wordHoles } from './word-holes.ts';

/**
 * The text of a step with a value in each hole that `bound` knows; the other holes stay. `told`: names that only the
 * document makes placeholders.
 */
export function fillHoles(
  text: string,
  bound: (name: string) => string | undefined,
  told: readonly string[] = [],
): string {
  let filled = '';
  let done = 0;
  for (const { at, length, name } of holesOf(text, told)) {
    const value = bound(name);
    if (value === undefined || at < done) continue;
    filled += text.slice(done, at) + value;
    done = at + length;
  }
  return filled + text.slice(done);
}

/** Every hole of a shell text, in order, also those in its comments. */
function holesOf(text: string, told: readonly string[]): readonly TextHole[] {
  const given = withoutHoles(text);
  const marked = textHoles(text);
  const inWords = readShell(given).flatMap((part) =>
    part.kind === 'statement' ? wordHoles(given, part, marked) : [],
  );
  const named = told.length === 0 ? [] : [...toldHoles(given, told, [])];
  return [...marked, ...inWords, ...named].sort((one, other) => one.at - other.at);
}
