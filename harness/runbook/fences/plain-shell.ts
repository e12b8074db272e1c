import { readTranscript, type TranscriptPart } from '../sessions/transcript.ts';
import { isTyped } from '../sessions/typed.ts';
import { readShell } from '../shell/statements.ts';
import type { FenceLine } from './fence-lines.ts';

/**
 * The commands of a fence without a language, if its first line is a command; otherwise undefined. If
 * every statement looks typed, the whole fence is shell; if not, the other lines are output.
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
