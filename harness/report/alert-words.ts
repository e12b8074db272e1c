import { seconds, stated } from '../model/figures.ts';
import type { AlertRecord, Verdict } from '../model/verdict.ts';
import { lineByArm, type RowByArm, rowsByArm } from './rows-by-arm.ts';

/** One recommended alert, and what it did in each arm. */
export type AlertRow = RowByArm<AlertRecord, 'rule' | 'text' | 'place'>;

export const alertRows = ({ alerts }: Verdict): readonly AlertRow[] =>
  rowsByArm(
    alerts,
    ({ rule }) => rule,
    ({ rule, text, place }) => ({ rule, text, place }),
  );

/** `fired after 12.50 s`, counted from the injection. */
export function firedWords(alert: AlertRecord): string {
  const { fired, afterMs, because, forMs, truth } = alert;
  if (fired === null) return because === undefined ? 'not known' : `not known: ${because}`;
  if (!fired) return `did not fire${forMs === undefined ? '' : `: ${truthWords(forMs, truth)}`}`;
  const after = afterMs === undefined ? 'fired' : `fired after ${seconds(afterMs)}`;
  if (forMs === undefined || !truth) return after;
  return `${after}: its expression was true after ${seconds(truth.fromMs)}, and its "for" is ${stated(forMs)}`;
}

/** Why an alert did not fire whose expression must be true for some time: a drill may be too short to see it. */
function truthWords(forMs: number, truth: AlertRecord['truth']): string {
  if (!truth) return 'its expression was never true';
  const { fromMs, toMs, lasting } = truth;
  const time = `${seconds(fromMs)} to ${seconds(toMs)}`;
  if (!lasting) return `its expression was true from ${time}, and its "for" is ${stated(forMs)}`;
  const due = `${seconds(fromMs + forMs)} after the fault if it stays true`;
  return `its expression was true from ${time}, where the drill ended; with its "for" of ${stated(forMs)} it fires ${due}`;
}

/** `runbook: fired after 12.50 s; control: did not fire`. */
export const alertLine = ({ byArm }: AlertRow): string => lineByArm(byArm, firedWords, '; ');
