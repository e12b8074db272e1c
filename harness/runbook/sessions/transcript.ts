import type { FenceLine } from '../fences/fence-lines.ts';
import { firstStatement } from '../shell/statements.ts';
import { DocumentFinder } from './here-documents.ts';
import type { PromptReader } from './prompt-reader.ts';

/** Lines of a transcript that belong together, in order, without their prompts; places are kept. */
export interface TranscriptPart {
  readonly kind: 'command' | 'comment' | 'output';
  readonly lines: readonly FenceLine[];
}

/** Separates commands from their output. Blank lines between the two belong to neither. */
export function readTranscript(
  lines: readonly FenceLine[],
  promptOf: PromptReader,
): TranscriptPart[] {
  const prompts = lines.map(({ text }) => promptOf(text));
  const parts: TranscriptPart[] = [];
  const documents = new DocumentFinder(lines, withoutContinuation);
  for (let at = 0; at < lines.length; ) {
    const next = nextFrom(prompts, at);
    const between = betweenCommands(lines.slice(at, next), at, next < lines.length);
    for (const part of between) parts.push(part);
    if (next === lines.length) break;
    const command = readCommand(lines, next, prompts, documents);
    parts.push({ kind: 'command', lines: command });
    at = next + command.length;
  }
  return parts;
}

/** Index of the next line with a prompt, `at` included; the number of lines if there is none. */
function nextFrom(prompts: readonly (number | undefined)[], at: number): number {
  let next = at;
  while (next < prompts.length && prompts[next] === undefined) next += 1;
  return next;
}

const continued = /(?<!\\)(?:\\\\)*\\$|(?:\||&&)[ \t]*$/;
const continuation = /^[ \t]*>(?:[ \t]|$)/;

/** The line with the prompt, and the lines that continue its command. */
function readCommand(
  lines: readonly FenceLine[],
  index: number,
  prompts: readonly (number | undefined)[],
  documents: DocumentFinder,
): FenceLine[] {
  const taken = lines.slice(index, index + 1).map((line) => cut(line, prompts[index] ?? 0));
  const end = nextFrom(prompts, index + 1);
  let at = index + 1;
  const take = (count: number) => {
    for (const line of lines.slice(at, at + count)) taken.push(withoutContinuation(line));
    at += count;
  };
  while (at < end && continued.test(taken.at(-1)?.text ?? '')) take(1);
  const document = documents.below(taken.at(-1)?.text ?? '', at);
  if (document.length > 0) return [...taken, ...document];
  if (at === end || !isUnended(taken)) return taken;
  const prompted = lines.slice(at, end).findIndex(({ text }) => !continuation.test(text));
  if (prompted !== 0) take(prompted < 0 ? end - at : prompted);
  else take(countTo(taken, lines.slice(at, end)));
  return taken;
}

const textOf = (lines: readonly FenceLine[]) => lines.map(({ text }) => text).join('\n');

const isUnended = (lines: readonly FenceLine[]) =>
  firstStatement(textOf(lines))?.problem?.unended !== undefined;

/** How many of the lines below complete a command that ends inside a quote or a loop; 0 if none do. */
function countTo(command: readonly FenceLine[], below: readonly FenceLine[]): number {
  const text = `${textOf(command)}\n${textOf(below)}`;
  const statement = firstStatement(text);
  if (!statement || statement.problem?.unended) return 0;
  const lines = text.slice(0, statement.to).split('\n').length;
  return Math.max(0, lines - command.length);
}

function withoutContinuation(line: FenceLine): FenceLine {
  return cut(line, continuation.exec(line.text)?.[0].length ?? 0);
}

function cut({ from, text }: FenceLine, length: number): FenceLine {
  return { from: from + length, text: text.slice(length) };
}

const isComment = ({ text }: FenceLine) => /^\s*#/.test(text);
const isBlank = ({ text }: FenceLine) => text.trim() === '';

/**
 * The text between two commands: output of the first, and comments on the next. A line with `#` is a
 * comment right above a command, and where blank lines surround it; otherwise it is output.
 */
function betweenCommands(
  lines: readonly FenceLine[],
  index: number,
  commandBelow: boolean,
): TranscriptPart[] {
  const parts: { kind: 'comment' | 'output'; lines: FenceLine[] }[] = [];
  const comments = commentLines(lines, index === 0, commandBelow);
  let blanks: FenceLine[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = comments.has(at) ? 'comment' : 'output';
    const last = parts.at(-1);
    if (isBlank(line)) blanks.push(line);
    else {
      if (last?.kind === kind) for (const each of [...blanks, line]) last.lines.push(each);
      else parts.push({ kind, lines: [line] });
      blanks = [];
    }
  }
  return parts;
}

function commentLines(
  lines: readonly FenceLine[],
  first: boolean,
  commandBelow: boolean,
): ReadonlySet<number> {
  const comments = new Set<number>();
  for (let at = 0; at < lines.length; ) {
    const from = at;
    while (at < lines.length && isComment(lines[at] as FenceLine)) at += 1;
    if (at > from) {
      const [before, after] = [lines[from - 1], lines[at]];
      const above = after === undefined && commandBelow;
      const apartBefore = before ? isBlank(before) : first;
      const apartAfter = after ? isBlank(after) : !commandBelow;
      if (above || (apartBefore && apartAfter))
        for (let each = from; each < at; each += 1) comments.add(each);
    } else at += 1;
  }
  return comments;
}
