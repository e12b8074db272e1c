import { announcementIn } from '../sessions/announcements.ts';
import { isClientSession, startsInClient } from '../sessions/client-lines.ts';
import { isConfiguration } from '../sessions/configuration.ts';
import { isForeignLine } from '../sessions/foreign-line.ts';
import { latePrompts } from '../sessions/late-prompts.ts';
import { printedLines } from '../sessions/printed.ts';
import { promptsOf } from '../sessions/prompts.ts';
import { readTranscript, type TranscriptPart } from '../sessions/transcript.ts';
import { isTyped } from '../sessions/typed.ts';
import { isJobFile } from './directives.ts';
import { plain, shellOf } from './fence-language.ts';
import type { FenceContent, FenceLine } from './fence-lines.ts';
import { isMislabelledShell } from './mislabelled.ts';
import { readPlain } from './plain-shell.ts';
import { withSessionEnds } from './session-ends.ts';
import { windowsParts } from './windows-parts.ts';
import { windowsShell } from './windows-shell.ts';

/** The shell text of a fence: a script as a whole, or the typed lines of a transcript. */
export interface FenceShell {
  /** The lines that are shell, without their prompts. */
  readonly lines: readonly FenceLine[];
  readonly parts: readonly ShellPart[];
}

/** A range of the text (the lines joined by newlines) to read by itself, or a block of output. */
type ShellPart =
  | { readonly kind: 'shell'; readonly from: number; readonly to: number }
  | { readonly kind: 'output'; readonly lines: readonly FenceLine[] };

/**
 * Undefined for a fence without shell. `above`: the text right above the fence; `programs`: those that the document
 * shows.
 */
export function readFenceShell(
  fence: FenceContent,
  above = '',
  programs: () => ReadonlySet<string> = () => new Set(),
): FenceShell | undefined {
  const { language, lines } = fence;
  const shell = shellOf(language) !== undefined || isMislabelledShell(fence);
  if (isClientSession(lines) || isJobFile(lines)) return undefined;
  const announced = announcementIn(above);
  const isTold = /^(?:output|message|synopsis)/.test(announced ?? '');
  const prompts = promptsOf(fence, shell, isTold, above);
  if (prompts) return joinParts(readTranscript(lines, prompts));
  const unlabelled = plain.has(language);
  if (!shell && !unlabelled) return undefined;
  if (startsInClient(lines)) return undefined;
  if (windowsShell(lines)) {
    const hidden = shell ? windowsParts(lines) : undefined;
    return hidden && joinParts(splitParts(lines, hidden));
  }
  const late = latePrompts(lines);
  const typed = late ? lines.slice(0, late.start) : lines;
  if (announced === 'output' && !typed.some(({ text }) => isTyped(text))) return undefined;
  // What was typed stands above what it printed.
  if (announced === 'output label' && !showsTyped(typed)) return undefined;
  const parts = shell ? readScript(typed) : readPlain(typed, { announced, above, programs });
  if (!late) return parts && joinParts(parts);
  if (!parts && !shell && typed.some(({ text }) => !/^\s*(?:#|$)/.test(text))) return undefined;
  const below = readTranscript(lines.slice(late.start), late.promptOf);
  return joinParts([...(parts ?? []), ...below]);
}

/** Undefined where no line is a command. */
function readScript(lines: readonly FenceLine[]): TranscriptPart[] | undefined {
  if (isForeign(lines) || isConfiguration(lines)) return undefined;
  const printed = printedLines(lines);
  if (printed.size === 0) return [{ kind: 'command', lines }];
  const parts = splitParts(lines, printed);
  return parts.some(({ kind, lines }) => kind === 'command' && lines.some(isCommand))
    ? parts
    : undefined;
}

/** `output`: the lines that are no commands, by their index. */
function splitParts(lines: readonly FenceLine[], output: ReadonlySet<number>): TranscriptPart[] {
  const parts: { kind: 'command' | 'output'; lines: FenceLine[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = output.has(at) ? 'output' : 'command';
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  return parts;
}

/** The first line is a command, and not `git version 2.4`, which a command prints. */
function showsTyped(lines: readonly FenceLine[]): boolean {
  const first = lines.find(isCommand)?.text ?? '';
  return isTyped(first) && !/ version v?\d/.test(first);
}

const isCommand = ({ text }: FenceLine) => !/^\s*(?:#|$)/.test(text);

/** A query or a program in another language, without a command of the shell. */
function isForeign(lines: readonly FenceLine[]): boolean {
  const first = lines.find(isCommand);
  return (
    first !== undefined &&
    isForeignLine(first.text) &&
    lines.every(({ text }) => isForeignLine(text) || !isTyped(text))
  );
}

function joinParts(read: readonly TranscriptPart[]): FenceShell {
  const transcript = withSessionEnds(read);
  const all: FenceLine[] = [];
  const parts: ShellPart[] = [];
  let from = 0;
  for (const { kind, lines } of transcript) {
    if (kind === 'output') {
      parts.push({ kind, lines });
      continue;
    }
    let to = from;
    for (const line of lines) {
      all.push(line);
      to += line.text.length + 1;
    }
    parts.push({ kind: 'shell', from, to: to - 1 });
    from = to;
  }
  return { lines: all, parts };
}
