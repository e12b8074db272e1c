import { isPrintedLine } from '../sessions/printed-line.ts';
import { isProgramWord, startsWithProgram } from '../sessions/starts-with-program.ts';
import { isPiped, isTyped } from '../sessions/typed.ts';
import type { FenceLine } from './fence-lines.ts';

/** Words that no program and no output has: the author's own. */
const otherScript = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Cyrillic}]/u;
const word = /^[a-z][\w-]*$/;

/** A line that is no command, above commands: somebody's alias, or a remark in the author's own language. */
export function opensAbove(texts: readonly string[], lines: readonly FenceLine[]): boolean {
  const [first = '', ...others] = texts;
  if (word.test(first)) return opensWithWord(texts);
  return (
    others.length > 0 &&
    otherScript.test(first) &&
    others.every((text) => startsWithProgram(text) && isTyped(text)) &&
    lines.every(({ text }) => indentOf(text) <= indentOf(lines[0]?.text ?? ''))
  );
}

/** One word of its own above commands. */
export function opensWithWord([first = '', ...others]: readonly string[]): boolean {
  const typed = word.test(first) ? others.findIndex((text) => isTyped(text)) : -1;
  return (
    typed >= 0 &&
    others.slice(0, typed).every((text) => isPiped(text) || word.test(text) || isPrintedLine(text))
  );
}

/** True where that word is a command: a program that needs no argument, or an alias below "Stop it:". */
export function isAliasAbove(
  [first = '', ...others]: readonly string[],
  isOrdered: boolean,
  above: string,
): boolean {
  if (isProgramWord(first)) return true;
  return isOrdered && others.every((text) => isTyped(text)) && !above.includes(first);
}

/** True where a line of an unknown word has deeper lines below it, and nothing at its end that goes on: a file's block. */
export const hasBlock = (lines: readonly FenceLine[]): boolean =>
  lines.some(({ text }, at) => {
    const below = lines[at + 1]?.text ?? '';
    if (below.trim() === '' || indentOf(below) <= indentOf(text) || goesOn.test(text)) return false;
    const line = text.trim();
    if (editor.test(line)) return true;
    return /^[a-z]/.test(line) && !isTyped(line) && !hasOpenQuote(text);
  });

/** What is typed into an editor stands below it. */
const editor = /^(?:sudo )?(?:nano|vi|vim|nvim|emacs) \S+$/;
const goesOn = /(?:[\\|({[]|&&|\bdo|\bthen|\belse|<<[-~]?['"]?\w+['"]?)\s*$/;
const indentOf = (text: string) => text.length - text.trimStart().length;
const hasOpenQuote = (text: string) =>
  [/"/g, /'/g].some((quote) => (text.match(quote)?.length ?? 0) % 2 === 1);
