import type { FenceLine } from '../fences/fence-lines.ts';
import { isTyped } from '../sessions/typed.ts';
import type { Prose } from './block.ts';
import type { Source } from './source.ts';

/** Commands that a writer indented as code, where Markdown sees text: below an item, or right below a line. */
interface IndentedCommands {
  /** The length of the text above them in the same paragraph; 0 if there is none. */
  readonly above: number;
  readonly lines: readonly FenceLine[];
}

const indent = /^(?: {4}|\t)/;
const prompt = /^\$ /;

/**
 * Undefined where the paragraph, or what follows the colon of a line in it, has anything but commands. `isBelowItem`: it
 * is a paragraph of a list item, and not its first.
 */
export function indentedCommands(
  source: Source,
  { from, text }: Prose,
  isBelowItem: boolean,
): IndentedCommands | undefined {
  if (text.includes('`') || text.includes('|  ')) return undefined;
  const lines = linesOf(source, from, text);
  const start = isBelowItem && isIndented(lines) ? 0 : lines.findIndex(opensCode(lines));
  const code = start < 0 ? [] : lines.slice(start).map(withoutIndent);
  const [first] = code;
  if (first === undefined || !areCommands(code)) return undefined;
  return { above: start === 0 ? 0 : (lines[start]?.from ?? from) - from - 1, lines: code };
}

/** The lines with their indents, that of the first too. */
function linesOf(source: Source, from: number, text: string): readonly FenceLine[] {
  let at = source.clean.lastIndexOf('\n', from - 1) + 1;
  return (source.clean.slice(at, from) + text).split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return { from: start, text: line };
  });
}

const isIndented = (lines: readonly FenceLine[]) => lines.every(({ text }) => indent.test(text));

/** The line below a colon, if it and all below are indented further than the line above. */
const opensCode = (lines: readonly FenceLine[]) => (_: FenceLine, at: number) => {
  const above = lines[at - 1]?.text;
  if (at === 0 || above === undefined || !/:\s*$/.test(above)) return false;
  const least = above.search(/\S/) + (/^\s*(?:[-*+]|\d{1,3}[.)])\s/.test(above) ? 2 : 4);
  const below = lines.slice(at);
  return (
    isIndented(below) &&
    below.every(({ text }) => text.startsWith('\t') || text.search(/\S/) >= least)
  );
};

function withoutIndent({ from, text }: FenceLine, _: number, all: readonly FenceLine[]): FenceLine {
  const least = Math.min(...all.map((line) => line.text.search(/\S/)));
  return { from: from + least, text: text.slice(least).trimEnd() };
}

/** A line below a backslash goes on with the command. */
const areCommands = (lines: readonly FenceLine[]): boolean =>
  lines.every(
    ({ text }, at) =>
      (lines[at - 1]?.text.endsWith('\\') ?? false) ||
      isTyped(text.replace(prompt, '').replace(/ \\$/, '')),
  );
