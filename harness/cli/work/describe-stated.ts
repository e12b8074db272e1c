import { formatDuration } from '../../model/duration.ts';
import type { Claim, DataRisk, Procedure } from '../../model/runbook.ts';
import type { Rto } from '../../model/scenario.ts';
import type { Paint } from '../../report/paint.ts';

/**
 * What a procedure states of times, data at risk and symptoms, each with its line. `rto`: what a plan took, which it
 * prints on a line of its own; undefined for a runbook without a scenario.
 */
export function describeStated(
  { claims, dataRisks, symptoms }: Procedure,
  paint: Paint,
  rto?: Rto | null,
): readonly string[] {
  return [
    ...claims
      .filter((claim) => claim !== rto?.claim)
      .map((claim) => {
        const line = row('time', `${quoted(claim)}: ${meaningOf(claim, rto)}`);
        return claim.recovery ? line : paint.unsure(line);
      }),
    ...dataRisks.map((risk) => row('data', `${quoted(risk)}: ${lossOf(risk)}`)),
    ...symptoms.map(({ text, place }) => row('symptom', `${text} (line ${place.line})`)),
  ];
}

const row = (what: string, text: string) => `  ${what.padEnd(9)}  ${text}`;

const quoted = ({ text, place }: Claim | DataRisk) => `"${text}" (line ${place.line})`;

function meaningOf(claim: Claim, rto: Rto | null | undefined): string {
  const { recovery, kind, maxMs, ambiguous } = claim;
  if (ambiguous && maxMs !== undefined)
    return `possible claim, not taken: it can be read in several ways, here as ${formatDuration(maxMs)}`;
  if (!recovery) return 'possible claim, not taken: the text does not name it as the recovery time';
  if (kind === 'over') return 'recovery time, only a minimum';
  if (!rto)
    return `recovery time${maxMs === undefined ? '' : `, read as ${formatDuration(maxMs)}`}`;
  return maxMs === rto.ms
    ? 'recovery time, the same'
    : 'recovery time, not taken: "rto" chose another';
}

function lossOf({ kind, lossMs }: DataRisk): string {
  if (kind === 'none') return 'nothing may be lost';
  if (kind === 'stated' || lossMs === undefined) return 'compared with nothing: it states no limit';
  return `at most the last ${formatDuration(lossMs)} before the fault may be lost`;
}
