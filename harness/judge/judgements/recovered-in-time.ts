import { readsShorter, seconds, stated, withError } from '../../model/figures.ts';
import type { Rto } from '../../model/scenario.ts';
import type { ArmMeasurement, Judgement, Measured } from '../../model/verdict.ts';

/**
 * Compares the outage of one arm with the time that the runbook states; reasons name its line. If no time is
 * stated, a recovery decides nothing, and a missing recovery is unknown, because nothing states how long it
 * may take.
 */
export function judgeRecovery(measured: ArmMeasurement | undefined, rto: Rto | null): Judgement {
  const outage = measured?.outage;
  if (!measured || !outage) return { holds: null, reasons: [{ text: 'No outage was measured.' }] };
  if (!rto) return judgeUntimed(measured, outage);
  const place = rto.claim?.place ?? rto.place;
  const holds = isWithin(outage, measured.censored, rto.ms);
  return { holds, reasons: [{ text: describe(measured, outage, holds, rto), place }] };
}

/** Whether an arm recovered in time, or at all if no time is stated. */
export const isBack = ({ holds, decides }: Judgement): boolean =>
  holds === true || decides === false;

function judgeUntimed({ censored, watchedUntilMs }: ArmMeasurement, outage: Measured): Judgement {
  if (!censored) {
    const text = `Recovered ${withError(outage)} after the first failure; the runbook states no time to compare with.`;
    return { holds: null, decides: false, reasons: [{ text }] };
  }
  const text = `${notWithin(outage)}: ${ended(watchedUntilMs)}. The runbook states no time, so this proves nothing.`;
  return { holds: null, reasons: [{ text }] };
}

/** Null if the bound lies within the measurement error, or after the end of watching. */
function isWithin(outage: Measured, censored: boolean, rtoMs: number): boolean | null {
  if (outage.minMs > rtoMs) return false;
  if (!censored && outage.maxMs < rtoMs) return true;
  return null;
}

function describe(
  { censored, watchedUntilMs, longestGapMs }: ArmMeasurement,
  outage: Measured,
  holds: boolean | null,
  rto: Rto,
): string {
  const gap = longestGapMs > 1000 ? ` Probing had a gap of ${seconds(longestGapMs)}.` : '';
  const bound = rto.claim ? `the stated “${rto.claim.text}”` : stated(rto.ms);
  if (censored) {
    const still = notWithin(outage);
    if (holds === false) return `${still}; the stated time is ${stated(rto.ms)}.`;
    const short = readsShorter(outage.minMs, rto.ms) ? 'less than' : 'too close to';
    return `${still}, which is ${short} the stated ${stated(rto.ms)}: ${ended(watchedUntilMs)}.${gap}`;
  }
  const took = `Recovered ${withError(outage)} after the first failure`;
  if (holds === true) return `${took}: within ${bound}.`;
  if (holds === false) return `${took}: not within ${bound}.`;
  return `${took}: the bound of ${stated(rto.ms)} lies within the measurement error.${gap}`;
}

const notWithin = ({ minMs }: Measured) => `Not recovered within ${seconds(minMs)} of watching`;
const ended = (watchedUntilMs: number | null) =>
  watchedUntilMs === null ? 'watching broke off' : 'watching ended then';
