import type { Place } from '../../model/runbook.ts';
import type { Block, FenceBlock } from '../../runbook/markdown/block.ts';
import { codeSpans } from '../../runbook/prose/prose.ts';
import type { LintDocument } from '../read/document.ts';

/** A comment that names a finding to silence, as written. */
export interface IgnoreComment {
  readonly place: Place;
  /** Characters on its first line. */
  readonly length: number;
  /** Undefined if the comment does not have the form of an ignore. */
  readonly rule: string | undefined;
  /** Undefined if the comment gives none. */
  readonly reason: string | undefined;
  /** The one line that it applies to, or a sentence that says why there is none. */
  readonly holdsFor: number | string;
  /** True if a fence begins on that line. */
  readonly opensFence: boolean;
}

interface Comment {
  readonly from: number;
  readonly to: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Also misspelt, and as other tools write theirs: `firedrill-disable RULE`, `fire-drill ignore RULE`. */
const opening =
  /<!--\s*(?:firedrill\s*:|fire[-_ ]?d?rill?[-_: ]+(?:ign|ing|disab|enab|skip|off|silen|suppress|allow|nolint|no-?check|exclude)|firedril{0,3}:)/gi;
const wellFormed = /^<!--\s*firedrill:/;
const ignore = /^ignore\s+([^\s:]+)(?:\s+in\s+"([^"]*)")?\s*(?::(.*))?$/s;
/** The limit on comments in front of one fence, because each one searches the whole fence. */
const maxBeforeFence = 100;

/** Comments that begin with `firedrill:` or are meant to, in order; comments in fences and code spans do not count. */
export function readIgnoreComments(document: LintDocument): readonly IgnoreComment[] {
  const { clean, placeAt, lineAt } = document.source;
  const comments = commentsOf(document);
  if (comments.length === 0) return [];
  const nextOf = linesAfter(clean.split('\n'), comments, document);
  const fences = fencesByLine(document);
  const before = new Map<number, number>();
  return comments.map(({ from, to, lastLine }) => {
    const written = clean.slice(from, to - 3);
    const inside = wellFormed.test(written) ? written.replace(wellFormed, '').trim() : '';
    const [, rule, part, reason] = ignore.exec(inside) ?? [];
    const line = nextOf(lastLine);
    const fence = line === undefined ? undefined : fences.get(line);
    const count = fence ? (before.get(fence.from) ?? 0) + 1 : 0;
    if (fence) before.set(fence.from, count);
    const [firstLine = ''] = clean.slice(from, to).split('\n');
    return {
      place: placeAt(from),
      length: firstLine.trimEnd().length,
      rule,
      reason: reason?.trim() || undefined,
      holdsFor:
        count > maxBeforeFence
          ? `More than ${maxBeforeFence} comments are in front of one fence.`
          : targetOf(line, fence, part, lineAt),
      opensFence: fence !== undefined && part === undefined,
    };
  });
}

function commentsOf({ source, blocks }: LintDocument): readonly Comment[] {
  const { clean, lineAt } = source;
  const comments: Comment[] = [];
  let code: readonly { from: number; to: number }[] | undefined;
  let at = 0;
  for (const { index: from } of clean.matchAll(opening)) {
    const end = clean.indexOf('-->', from);
    if (end < 0) break;
    if (from < (comments.at(-1)?.to ?? 0)) continue;
    code ??= blocks.flatMap((block) => codeOf(block, clean));
    while ((code[at]?.to ?? Infinity) <= from) at += 1;
    if ((code[at]?.from ?? Infinity) <= from) continue;
    const to = end + 3;
    comments.push({ from, to, firstLine: lineAt(from), lastLine: lineAt(end) });
  }
  return comments;
}

function codeOf(block: Block, clean: string): readonly { from: number; to: number }[] {
  if (block.kind === 'fence') return [block];
  const prose = block.kind === 'item' ? block.prose : block;
  if (!prose) return [];
  return codeSpans(clean.slice(prose.from, prose.to)).map(({ from, to }) => ({
    from: prose.from + from,
    to: prose.from + to,
  }));
}

/** Finds the next line that is neither blank nor a comment of this kind. */
function linesAfter(
  lines: readonly string[],
  comments: readonly Comment[],
  { source }: LintDocument,
): (line: number) => number | undefined {
  const skipped = new Set<number>();
  for (const { from, to, firstLine, lastLine } of comments) {
    const before = lines[firstLine - 1]?.slice(0, source.placeAt(from).column - 1) ?? '';
    const after = lines[lastLine - 1]?.slice(source.placeAt(to).column - 1) ?? '';
    if (!isBlank(before) || !isBlank(after)) continue;
    for (let line = firstLine; line <= lastLine; line += 1) skipped.add(line);
  }
  const next: (number | undefined)[] = [];
  for (let line = lines.length; line > 0; line -= 1) {
    const counts = !skipped.has(line) && !isBlank(lines[line - 1] ?? '');
    next[line - 1] = counts ? line : next[line];
  }
  return (line) => next[line];
}

/** The marks of quotes count as blank. */
const isBlank = (text: string) => /^[\s>]*$/.test(text);

function fencesByLine({ blocks, source }: LintDocument): ReadonlyMap<number, FenceBlock> {
  const fences = blocks.filter((block) => block.kind === 'fence');
  return new Map(fences.map((fence) => [source.lineAt(fence.from), fence]));
}

function targetOf(
  line: number | undefined,
  fence: FenceBlock | undefined,
  part: string | undefined,
  lineAt: (offset: number) => number,
): number | string {
  if (line === undefined) return 'No line follows this comment.';
  if (part === undefined) return line;
  if (!fence) return 'The comment names a part of a line in a fence, but no fence follows.';
  const found = part === '' ? [] : fence.lines.filter(({ text }) => text.includes(part));
  const [only] = found;
  if (only && found.length === 1) return lineAt(only.from);
  if (!only) return `No line of the fence contains "${part}".`;
  return `The fence has ${found.length} lines with "${part}", but the comment must name exactly one.`;
}
