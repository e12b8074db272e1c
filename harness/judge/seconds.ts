import type { Measured } from '../model/verdict.ts';

/** A time as people read it: `0.05 s`, `31.20 s`, `15 min 0 s`. */
export function seconds(ms: number): string {
  if (ms < 600_000) return `${(ms / 1000).toFixed(ms < 100_000 ? 2 : 1)} s`;
  const minutes = Math.floor(ms / 60_000);
  return `${minutes} min ${Math.round((ms - minutes * 60_000) / 1000)} s`;
}

/** A stated time, without decimals that nobody stated: `60 s`. */
export function stated(ms: number): string {
  return ms % 1000 === 0 && ms < 600_000 ? `${ms / 1000} s` : seconds(ms);
}

/** The estimate and the larger of its two errors: `31.20 s ± 0.05 s`. */
export function withError({ ms, minMs, maxMs }: Measured): string {
  return `${seconds(ms)} ± ${seconds(Math.max(ms - minMs, maxMs - ms))}`;
}
