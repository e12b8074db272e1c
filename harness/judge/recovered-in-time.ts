import type { Rto } from '../model/scenario.ts';
import type { ArmMeasurement, Judgement, Measured } from '../model/verdict.ts';
import { seconds, stated, withError } from './seconds.ts';

/** The outage of one arm, held to the time that the runbook states; reasons name its line. */
export function judgeRecovery(measured: ArmMeasurement | undefined, rto: Rto): Judgement {
  const outage = measured?.outage;
  if (!measured || !outage) return { holds: null, reasons: [{ text: 'No outage was measured.' }] };
  const place = rto.claim?.place ?? rto.place;
  const holds = isWithin(outage, measured.censored, rto.ms);
  return { holds, reasons: [{ text: describe(measured, outage, holds, rto), place }] };
}

/** Null where the bound lies inside the measurement's error, or beyond what was watched. */
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
  const bound = rto.claim ? `“${rto.claim.text}” as stated` : stated(rto.ms);
  if (censored) {
    const still = `Not recovered within ${seconds(outage.minMs)} of being watched`;
    if (holds === false) return `${still}; stated is ${stated(rto.ms)}.`;
    const ended =
      watchedUntilMs === null ? 'watching never came to its end' : 'watching ended then';
    return `${still}, which is less than the stated ${stated(rto.ms)}: ${ended}.${gap}`;
  }
  const took = `Recovered ${withError(outage)} after the first failure`;
  if (holds === true) return `${took}: within ${bound}.`;
  if (holds === false) return `${took}: not within ${bound}.`;
  return `${took}: the bound of ${stated(rto.ms)} lies within the measurement error.${gap}`;
}
