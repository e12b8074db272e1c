import type { ProcedureStatus } from '../../judge/objectives/judge-status.ts';
import { unitMs } from '../../model/duration.ts';
import { seconds, stated } from '../../model/figures.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { Paint } from '../paint.ts';
import { provenText } from '../trials/proven-text.ts';
import { outcomeWords } from '../words.ts';
import { creditText, outcomesText, trialsText } from './drill-words.ts';
import { day } from './objective-words.ts';

/** One line on a procedure: its last verdict and its age, recovery against the stated time, and what may be claimed. */
export function statusLine(status: ProcedureStatus, nowMs: number, paint: Paint): string {
  const { drill, title, file, line, isElsewhere, drilled, last } = status;
  const where = `${title} (${line === null ? file : `${file}:${line}`})`;
  const name = drill === null ? where : `${paint.bold(drill)}  ${where}`;
  if (!drilled) {
    return `${paint.unsure('? never drilled')}  ${name}${drill === null ? ': no drill rehearses it' : ''}`;
  }
  const credit = creditText(drilled.allDrills);
  const found = [
    ...(last ? [recoveryText(last)] : []),
    trialsText(drilled),
    claimText(status),
    outcomesText(drilled.allDrills),
    ...(credit === undefined ? [] : [credit]),
    ...(isElsewhere ? ['no drill of this repository'] : []),
  ];
  const head = headOf(status, nowMs, paint);
  const expired =
    drilled.expired === null ? '' : `; ${paint.unsure(`expired: ${drilled.expired}`)}`;
  return `${head}  ${name}: ${found.join('; ')}${expired}`;
}

/** The last verdict and its age. */
function headOf({ drilled, last }: ProcedureStatus, nowMs: number, paint: Paint): string {
  if (!last) return paint.unsure('? pruned');
  const { sign, word } = outcomeWords[last.outcome];
  const isExpired = drilled?.expired !== null;
  const colour = last.outcome === 'refuted' ? paint.bad : isExpired ? paint.unsure : paint.good;
  const age = ageText(nowMs - last.startedMs);
  return colour(`${isExpired ? '?' : sign} ${word.toLowerCase()} ${day(last.startedMs)} (${age})`);
}

/** `2.20 s of 60 s`, `more than 90 s of 60 s`, `2.20 s, no time is stated`. */
export function recoveryText({ runbook, procedure: { rtoMs } }: HistoryRow): string {
  if (!runbook?.outage) return 'no outage seen';
  const took = runbook.censored
    ? `more than ${seconds(runbook.outage.minMs)}`
    : seconds(runbook.outage.ms);
  return rtoMs === null ? `${took}, no time is stated` : `${took} of ${stated(rtoMs)}`;
}

function claimText({ claimed, disproved, drilled }: ProcedureStatus): string {
  if (drilled?.rtoMs === null) return 'nothing to claim';
  return provenText({ claimed, disproved }) ?? 'no claim';
}

function ageText(ms: number): string {
  const days = Math.floor(ms / unitMs.d);
  if (days < 1) return 'today';
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
