import type { FenceLine } from '../fences/fence-lines.ts';
import { hasVerb, mayCall } from '../fences/unknown-programs.ts';
import { isProgramPath } from './program-paths.ts';
import { behind } from './prompt-reader.ts';
import { startsWithProgram } from './starts-with-program.ts';
import { isCallable, isTyped } from './typed.ts';

export const rootPrompt = /^[ \t]*#[ \t]+/;

/**
 * True where `#` is root's prompt and not a comment: programs follow `#` and start no other line.
 * `isStrict`, outside a session: a program must follow every `#`, else it is a commented-out command.
 */
export function showsRoot(
  lines: readonly FenceLine[],
  isStrict: ((text: string) => boolean) | undefined,
  unlabelled: boolean,
): boolean {
  const strict = isStrict !== undefined;
  const marked = lines.map(({ text }) => text).filter((text) => /^\s*#/.test(text));
  if (marked.length === 0) return false;
  const others = lines.map(({ text }) => text).filter((text) => /^\s*[^\s#]/.test(text));
  const isCalled = isStrict ?? isCallable;
  if (others.length > 0 && !others.some((text) => isTyped(text) || isCallable(text))) {
    const isRoot = (text: string) =>
      behind(rootPrompt, text, isRootCommand(isCalled)) !== undefined;
    if (strict ? marked.every(isRoot) : marked.some(isRoot)) return true;
  }
  if (unlabelled && areOfFamily(marked)) return true;
  // A session has commands: if nothing else is one, the lines with `#` are.
  const isCall = (text: string) =>
    behind(rootPrompt, text, isRootCommand(isCallable)) !== undefined;
  if (!strict && others.length === 0 && marked.every(isCall)) return true;
  if (unlabelled && others.length === 0 && marked.length > 1 && areRootCalls(marked)) return true;
  const isKnown = (text: string) => behind(rootPrompt, text, isProgram) !== undefined;
  if (!(strict ? marked.every(isKnown) : marked.some(isKnown))) return false;
  return !others.some(startsWithProgram);
}

/** `stock-shredder -i a.txt`, and `stock-ingestor` alone above or below it: programs of one family. */
export const areOfFamily = (lines: readonly string[]): boolean => {
  const shown = lines.filter((text) => text.trim() !== '');
  if (shown.length < 2 || !shown.every((text) => rootPrompt.test(text))) return false;
  const calls = shown.map((text) => text.replace(rootPrompt, '').trim());
  const typed = calls.find((text) => isTyped(text));
  const family = typed && /^[a-z][a-z\d]+-(?=[a-z])/.exec(typed)?.[0];
  return (
    family !== undefined &&
    calls.every((text) => isTyped(text) || (text.startsWith(family) && isFamilyWord(text)))
  );
};
/** A program with a hyphen, alone. */
export const isFamilyWord = (text: string) => /^[a-z][a-z\d]+(?:-[a-z\d]+)+$/.test(text);

/** A known program first, and below it nothing but known ones and calls that no sentence has. */
const areRootCalls = (marked: readonly string[]): boolean =>
  (behind(rootPrompt, marked[0] ?? '', isTyped) !== undefined ||
    marked.every((text) => behind(rootPrompt, text, hasVerb) !== undefined)) &&
  marked.every((text) => behind(rootPrompt, text, isRootCommand(mayCall)) !== undefined);

export const isRootCommand = (isCalled: (text: string) => boolean) => (text: string) =>
  isProgram(text) || isTyped(text) || isCalled(text);

/** `bin/carts-start.sh config &`, too. */
const isProgram = (text: string) =>
  startsWithProgram(text) || isProgramPath(text.replace(/ &$/, ''));
