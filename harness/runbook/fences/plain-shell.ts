import { readTranscript, type TranscriptPart } from '../sessions/transcript.ts';
import { isTyped } from '../sessions/typed.ts';
import { readShell } from '../shell/statements.ts';
import type { FenceLine } from './fence-lines.ts';

/**
 * The commands of a fence that does not say its language, in which the first line is one; undefined
 * where it is not. All of it is shell where each statement is typed; else the rest is output.
 */
export function readPlain(lines: readonly FenceLine[]): TranscriptPart[] | undefined {
  const first = lines.find(({ text }) => text.trim() !== '' && !/^\s*#/.test(text));
  if (!first || !isTyped(first.text.trimStart())) return undefined;
  if (isScript(lines.map(({ text }) => text).join('\n'))) return [{ kind: 'command', lines }];
  return readTranscript(lines, (line) => (isTyped(line) ? 0 : undefined));
}

function isScript(text: string): boolean {
  return readShell(text).every(
    (part) =>
      part.kind === 'comment' ||
      (!part.problem && isTyped(text.slice(part.from, endOfLine(text, part.from)))),
  );
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}
