import { unitMs } from './duration.ts';
import type { Measured } from './verdict.ts';

// Figures for people; one file, so that no two reports write the same figure differently.

/** A measured time: `0.05 s`, `31.20 s`, `15 min 0 s`. */
export function seconds(ms: number): string {
  // The bounds are where the shorter form would be rounded up to its end.
  if (ms < 10 * unitMs.m - 50) return elapsed(ms, ms < 100 * unitMs.s - 5 ? 2 : 1);
  const whole = Math.round(ms / unitMs.s);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Whether a time is shorter than another in words too: 59.998 s and 60 s are both written `60.00 s`. */
export const readsShorter = (ms: number, thanMs: number): boolean =>
  ms < thanMs && seconds(ms) !== seconds(thanMs);

/** A stated time, without decimals that nobody stated: `60 s`. */
export function stated(ms: number): string {
  return ms % unitMs.s === 0 && ms < 10 * unitMs.m ? `${ms / unitMs.s} s` : seconds(ms);
}

/** The estimate and the larger of its two errors: `31.20 s ± 0.05 s`. */
export function withError({ ms, minMs, maxMs }: Measured): string {
  return `${seconds(ms)} ± ${seconds(Math.max(ms - minMs, maxMs - ms))}`;
}

/** A time that is still running, in seconds however long: `754.2 s`. */
export const elapsed = (ms: number, decimals = 1): string =>
  `${(ms / unitMs.s).toFixed(decimals)} s`;

const thousands = new Intl.NumberFormat('en-GB');

/** A count: `2,143`. */
export const amount = (count: number): string => thousands.format(count);
