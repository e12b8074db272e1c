import type { FenceContent, FenceLine } from './fence-lines.ts';
import { promptsOf } from './prompts.ts';
import { readTranscript } from './transcript.ts';

/** The shell of a fence: all of a script; of a transcript, what is typed. */
export interface FenceShell {
  /** Lines that are shell, prompts taken off. */
  readonly lines: readonly FenceLine[];
  readonly parts: readonly ShellPart[];
}

/** A stretch of the lines' text, joined by newlines, that is read by itself; or what is printed there. */
type ShellPart =
  | { readonly kind: 'shell'; readonly from: number; readonly to: number }
  | { readonly kind: 'output'; readonly lines: readonly FenceLine[] };

const shells = new Set(['bash', 'sh', 'shell', 'zsh']);

/** Undefined for a fence that is something else. */
export function readFenceShell(fence: FenceContent): FenceShell | undefined {
  const { language, lines } = fence;
  const shell = language !== null && shells.has(language);
  const prompts = promptsOf(fence, shell);
  if (prompts) return joinParts(readTranscript(lines, prompts));
  if (!shell) return undefined;
  const to = lines.reduce((length, { text }) => length + text.length + 1, 0);
  return { lines, parts: [{ kind: 'shell', from: 0, to: Math.max(0, to - 1) }] };
}

function joinParts(transcript: ReturnType<typeof readTranscript>): FenceShell {
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
