import { isDeepStrictEqual } from 'node:util';
import type { HistoryRow } from '../model/history.ts';

/**
 * Whether a drill, judged by a journal that ended, replaces what the history has of it. A journal that broke off is
 * inconclusive, so nothing conclusive is ever replaced.
 */
export const isBetter = (row: HistoryRow, known: HistoryRow): boolean =>
  known.outcome === 'inconclusive' && !isDeepStrictEqual(judgedOf(row), judgedOf(known));

const judgedOf = ({ outcome, judgements, credit, recovery, runbook, control }: HistoryRow) => ({
  ...{ outcome, judgements, credit, recovery, runbook, control },
});
