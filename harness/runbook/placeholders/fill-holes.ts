import { readShell } from '../shell/statements.ts';
import { textHoles, withoutHoles } from './holes.ts';
import type { TextHole } from './text-hole.ts';
import { wordHoles } from './word-holes.ts';

/** The text of a step with a value in each hole that `bound` knows; the other holes stay. */
export function fillHoles(text: string, bound: (name: string) => string | undefined): string {
  let filled = '';
  let done = 0;
  for (const { at, length, name } of holesOf(text)) {
    const value = bound(name);
    if (value === undefined || at < done) continue;
    filled += text.slice(done, at) + value;
    done = at + length;
  }
  return filled + text.slice(done);
}

/** Every hole of a shell text, in order, also those in its comments. */
function holesOf(text: string): readonly TextHole[] {
  const given = withoutHoles(text);
  const marked = textHoles(text);
  const inWords = readShell(given).flatMap((part) =>
    part.kind === 'statement' ? wordHoles(given, part, marked) : [],
  );
  return [...marked, ...inWords].sort((one, other) => one.at - other.at);
}
