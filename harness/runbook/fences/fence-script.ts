import { withoutHoles } from '../placeholders/holes.ts';
import type { Range } from '../shell/scanner.ts';
import { type CommentLine, readShell, type Statement } from '../shell/statements.ts';
import type { FenceLine } from './fence-lines.ts';
import type { FenceShell } from './fence-shell.ts';
import { type FenceText, joinLines } from './fence-text.ts';

/** The shell of a fence as one text, read. Offsets are those of the text. */
export interface FenceScript extends FenceText {
  /** The text with its placeholders filled: `<name>` is a word to the reader, not a redirection. */
  readonly given: string;
  readonly parts: readonly ScriptPart[];
}

/** What one range of the text has, or a block of output. */
type ScriptPart =
  | { readonly kind: 'shell'; readonly read: readonly (Statement | CommentLine)[] }
  | { readonly kind: 'output'; readonly lines: readonly FenceLine[] };

const ofFences = new WeakMap<FenceShell, FenceScript>();

/** Memoized, since the runbook's reader and the rules both ask for it. */
export function readFenceScript(shell: FenceShell): FenceScript {
  const known = ofFences.get(shell);
  if (known) return known;
  const joined = joinLines(shell.lines);
  const given = withoutHoles(joined.text);
  const readRange = (range: Range) => ({ kind: 'shell' as const, read: readShell(given, range) });
  const parts = shell.parts.map((part) => (part.kind === 'shell' ? readRange(part) : part));
  const read = { ...joined, given, parts };
  ofFences.set(shell, read);
  return read;
}

/** The statements of a fence, in order. */
export const statementsOf = ({ parts }: FenceScript): Statement[] =>
  parts
    .flatMap((part) => (part.kind === 'shell' ? part.read : []))
    .filter((part) => part.kind === 'statement');
