import { createHash } from 'node:crypto';
import type { Finding } from '../../model/finding.ts';

/**
 * Findings that a team has accepted for now: so many of a rule on lines with this text. Line numbers are left
 * out, because any edit above a line changes them.
 */
export interface KnownFinding {
  /** Relative to the folder of the baseline, with `/`. */
  readonly file: string;
  readonly rule: string;
  /** The text of the line, as `lineKey` gives it. */
  readonly line: string;
  readonly count: number;
}

/** Longer lines are cut, so that a baseline stays readable. */
const maxLine = 200;

/** What identifies a line: its text, whatever its indentation and its place. */
export function lineKey(line: string): string {
  const text = line.trim().replaceAll(/\s+/g, ' ');
  if (text.length <= maxLine) return text;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${text.slice(0, maxLine)}… ${hash}`;
}

/** The entries of one file, in the order of their rules and lines; a crash of a rule is nothing to accept. */
export function knownFindings(
  file: string,
  findings: readonly Finding[],
  lines: readonly string[],
): readonly KnownFinding[] {
  const acceptable = findings.filter(({ crashed }) => crashed === undefined);
  return [...Map.groupBy(acceptable, (finding) => keyOf(finding, lines)).values()]
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      return { file, rule: first.rule, line: lineOf(first, lines), count: same.length };
    })
    .sort(inOrder);
}

/** The findings that the baseline does not list, and the entries that have no finding any more. */
export function withoutKnown(
  findings: readonly Finding[],
  lines: readonly string[],
  known: readonly KnownFinding[],
): { readonly findings: readonly Finding[]; readonly gone: readonly KnownFinding[] } {
  if (known.length === 0) return { findings, gone: [] };
  const left = new Map(known.map((one) => [`${one.rule} ${one.line}`, one]));
  const fresh = findings.filter((finding) => {
    if (finding.crashed !== undefined) return true;
    const key = keyOf(finding, lines);
    const entry = left.get(key);
    if (!entry) return true;
    if (entry.count > 1) left.set(key, { ...entry, count: entry.count - 1 });
    else left.delete(key);
    return false;
  });
  return { findings: fresh, gone: [...left.values()] };
}

/** The order of a baseline: by file, rule and line, so that two branches seldom change the same place. */
export const inOrder = (one: KnownFinding, other: KnownFinding): number =>
  compare(one.file, other.file) || compare(one.rule, other.rule) || compare(one.line, other.line);

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const lineOf = ({ place }: Finding, lines: readonly string[]) =>
  lineKey(lines[place.line - 1] ?? '');

const keyOf = (finding: Finding, lines: readonly string[]) =>
  `${finding.rule} ${lineOf(finding, lines)}`;
