import type { Claim, Place } from '../../model/runbook.ts';
import { bound } from './bounds.ts';
import { findDurations } from './durations.ts';
import { numbersUnderLabels } from './labelled-numbers.ts';
import { withoutLinks, withoutStruck } from './links.ts';
import { isNoTime } from './not-times.ts';
import { isAboutLoss, measuresOther } from './other-times.ts';
import { isLossNamedAfter, pairedInCells } from './paired-objectives.ts';
import { type CodeSpan, withoutCode } from './prose.ts';
import { listed, type Standing, standingOf } from './recovery-words.ts';
import type { Stated } from './stated.ts';
import { type Statement, statementAround } from './statements.ts';
import { timesInColumns } from './tables.ts';
import { withoutInlineTags } from './tags.ts';

/** A claim, and what makes it one of the recovery; undefined for a possible claim. */
export interface FoundClaim {
  readonly claim: Claim;
  readonly standing: Standing | undefined;
}

/**
 * The times that a range of prose states; its code spans must be masked. `labels`: words above that may
 * name all of them ("Expected Recovery Time:"), the nearest first.
 */
export function findClaims(
  written: string,
  labels: readonly string[],
  placeAt: (offset: number) => Place,
): FoundClaim[] {
  const prose = withoutInlineTags(written);
  const inColumns = timesInColumns(prose).map(({ from, to, ms, under, row }): FoundClaim => {
    const text = prose.slice(from, to);
    const place = placeAt(from);
    const claim: Claim = under
      ? { kind: 'under', maxMs: ms, recovery: true, text, place }
      : { kind: 'exactly', minMs: ms, maxMs: ms, recovery: true, text, place };
    return { claim, standing: listed('', row) };
  });
  const found = [...numbersUnderLabels(prose), ...findDurations(prose)];
  if (found.length === 0) return inColumns;
  const text = withoutStruck(withoutLinks(prose));
  return [
    ...inColumns,
    ...found.flatMap((stated) => readTime(text, stated, labels, placeAt) ?? []),
  ];
}

function readTime(
  text: string,
  stated: Stated,
  labels: readonly string[],
  placeAt: (offset: number) => Place,
): FoundClaim | undefined {
  if (text.slice(stated.from, stated.to).trim() === '') return undefined;
  const statement = statementAround(text, stated.from, stated.to);
  const { before, after, cells } = statement;
  const above = cells.join(' | ');
  const standing = standingOf(statement, labels);
  const isClock = stated.form === 'clock' || stated.form === 'short clock';
  // 14:05 is a time of day anywhere else.
  if (stated.form === 'short clock' && !standing) return undefined;
  if (!(isClock && standing) && isNoTime(text, stated, above)) return undefined;
  if (measuresOther(before, after, stated.maxMs, above)) return undefined;
  if (isLoss(statement)) return undefined;
  const { bounds, from, text: written } = bound(text, stated);
  // A recovery in no time at all is a misreading, and would fail every drill.
  const sure = !stated.unsure && stated.maxMs > 0;
  const recovery = sure && standing !== undefined;
  // Code states no time, but for a span that is one under a label.
  if (!recovery && text[stated.from - 1] === '`') return undefined;
  const claim = { ...bounds, recovery, text: written, place: placeAt(from) };
  return {
    claim: stated.unsure && standing ? { ...claim, ambiguous: true } : claim,
    standing: recovery ? standing : undefined,
  };
}

function isLoss({ before, after, cells }: Statement): boolean {
  if (isAboutLoss(before) || isLossNamedAfter(before, after)) return true;
  const paired = pairedInCells(cells, before);
  return paired ? paired === 'RPO' : cells.some(isAboutLoss);
}

/** Code is masked, because it states no time, but for a span that is one: "RTO: `4m`". */
export function maskCode(text: string, spans: readonly CodeSpan[]): string {
  const isTime = ({ from, to }: CodeSpan) => onlyTime.test(text.slice(from, to));
  return withoutCode(
    text,
    spans.filter((span) => !isTime(span)),
    '¤',
  );
}

const onlyTime =
  /^[<≤~≈]?\s?\d{1,6}(?:\.\d{1,3})?\s?(?:ms|[smhd]|sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|hours?|days?)$|^P(?:T?\d{1,4}[WDHMS]){1,4}$/;
