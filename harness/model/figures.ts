import { unitMs } from './duration.ts';
import type { Measured } from './verdict.ts';

// Figures for people; one file, so that no two reports write the same figure differently.

/** A measured time: `0.05 s`, `31.20 s`, `15 min 0 s`, `8 h 20 min 0 s`. */
export function seconds(ms: number): string {
  // The bounds are where the shorter form would be rounded up to its end.
  if (ms < 10 * unitMs.m - 50) return elapsed(ms, ms < 100 * unitMs.s - 5 ? 2 : 1);
  const whole = Math.round(ms / unitMs.s);
  const hours = Math.floor(whole / 3600);
  return `${hours > 0 ? `${hours} h ` : ''}${Math.floor((whole % 3600) / 60)} min ${whole % 60} s`;
}

/** Whether a time is shorter than another in words too: 59.998 s and 60 s are both written `60.00 s`. */
export const readsShorter = (ms: number, thanMs: number): boolean =>
  ms < thanMs && seconds(ms) !== seconds(thanMs);

/** A stated time, without decimals and zeros that nobody stated: `60 s`, `15 min`, `8 h 20 min`. */
export function stated(ms: number): string {
  if (ms % unitMs.s !== 0) return seconds(ms);
  return ms < 10 * unitMs.m ? `${ms / unitMs.s} s` : seconds(ms).replaceAll(/ 0 (?:min|s)\b/g, '');
}

/** The estimate and the larger of its two errors: `31.20 s ± 0.05 s`. */
export function withError({ ms, minMs, maxMs }: Measured): string {
  return `${seconds(ms)} ± ${seconds(Math.max(ms - minMs, maxMs - ms))}`;
}

/** A time that is still running, in seconds however long: `754.2 s`. */
export function elapsed(ms: number, decimals = 1): string {
  // Rounded as a whole number, because 11.985 is a little less in binary.
  const digits = 10 ** decimals;
  return `${(Math.round((ms * digits) / unitMs.s) / digits).toFixed(decimals)} s`;
}

/** Made at its first use, because loading a locale takes longer than most modules. */
let thousands: Intl.NumberFormat | undefined;

/** A count: `2,143`. */
export function amount(count: number): string {
  thousands ??= new Intl.NumberFormat('en-GB');
  return thousands.format(count);
}

/** `89.3 %`, `95 %`, `99.95 %`: no more digits than make it differ from 100 %. */
export function percent(share: number): string {
  const exact = 100 * share;
  const rounded = Number(exact.toFixed(exact > 99 ? 2 : 1));
  return `${rounded} %`;
}
