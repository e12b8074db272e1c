import { seconds, stated, withError } from '../../model/figures.ts';
import type { HistoryArm, HistoryRow } from '../../model/history.ts';
import { outcomeWords } from '../words.ts';

/** A drill of a history in two lines: how it ended, and where it comes from. */
export function rowLines(row: HistoryRow): readonly string[] {
  const { outcome, procedure, runbook, control, credit, trial, run, commit, journal } = row;
  const { sign } = outcomeWords[outcome];
  const when = new Date(row.startedMs).toISOString().slice(0, 16).replace('T', ' ');
  const within = procedure.rtoMs === null ? '' : `, stated ${stated(procedure.rtoMs)}`;
  const ended = [
    `outage ${outageText(runbook)}${within}`,
    ...(control ? [`without the runbook ${outageText(control)}`] : []),
    ...(credit ? [`credit ${credit}`] : []),
  ];
  const from = [
    `run ${run}`,
    ...(trial ? [`trial ${trial.number} of ${trial.of}`] : []),
    `text ${procedure.textSha256.slice(0, 8)}`,
    ...(commit ? [`commit ${commit.replace(/^([0-9a-f]{12})[0-9a-f]*/, '$1')}`] : []),
    ...(journal ? [journal] : []),
  ];
  return [`${sign} ${when}  ${outcome}: ${ended.join('; ')}`, `  ${from.join(', ')}`];
}

function outageText(arm: HistoryArm | null): string {
  if (!arm?.outage) return 'none seen';
  return arm.censored ? `more than ${seconds(arm.outage.minMs)}` : withError(arm.outage);
}
