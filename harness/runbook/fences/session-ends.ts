import { whyInteractive } from '../effect/interactive.ts';
import { withoutHoles } from '../placeholders/holes.ts';
import type { TranscriptPart } from '../sessions/transcript.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
import { readShell } from '../shell/statements.ts';
import type { FenceLine } from './fence-lines.ts';

/** Of the reasons why a command needs somebody at the keyboard: what can be left again. */
const opens = /shell|commands|machine|container/;
const leaves = /^(?:exit|logout)$/;

/**
 * The parts of a fence, with each `exit` that only ends a session as output: at the end of the fence, or below the
 * command that opened the session. It is no step, and would end the shell in which the steps run.
 */
export function withSessionEnds(parts: readonly TranscriptPart[]): readonly TranscriptPart[] {
  if (!parts.some(({ lines }) => lines.some(isSessionEnd))) return parts;
  const all = parts.filter(({ kind }) => kind === 'command').flatMap(({ lines }) => lines);
  const last = all.findLast(({ text }) => !/^\s*(?:#|$)/.test(text));
  return parts.flatMap((part) => (part.kind === 'command' ? split(part.lines, all, last) : part));
}

/** `exit`, and nothing else on the line. */
export const isSessionEnd = ({ text }: FenceLine) => leaves.test(text);

function split(
  lines: readonly FenceLine[],
  all: readonly FenceLine[],
  last: FenceLine | undefined,
): readonly TranscriptPart[] {
  const ends = new Set(statementLines(lines).filter((line) => line === last || opened(line, all)));
  if (ends.size === 0) return [{ kind: 'command', lines }];
  const parts: { kind: 'command' | 'output'; lines: FenceLine[] }[] = [];
  for (const line of lines) {
    const kind = ends.has(line) ? 'output' : 'command';
    const before = parts.at(-1);
    if (before?.kind === kind) before.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  return parts;
}

/** The lines that are a whole statement, `exit`: neither in a condition nor in a here-document. */
function statementLines(lines: readonly FenceLine[]): readonly FenceLine[] {
  const text = lines.map((line) => line.text).join('\n');
  let from = 0;
  const starts = new Map(
    lines.map((line) => {
      const start = from;
      from += line.text.length + 1;
      return [start, line] as const;
    }),
  );
  return readShell(withoutHoles(text)).flatMap((part) => {
    const line = starts.get(part.from);
    return part.kind === 'statement' && line && leaves.test(text.slice(part.from, part.to))
      ? [line]
      : [];
  });
}

/** A line above opens a shell or a client that `exit` leaves. */
const opened = (line: FenceLine, all: readonly FenceLine[]) =>
  all
    .slice(0, all.indexOf(line))
    .some(({ text }) =>
      simpleCommands(withoutHoles(text)).some(({ words, fed }) =>
        opens.test(whyInteractive(words, fed) ?? ''),
      ),
    );
