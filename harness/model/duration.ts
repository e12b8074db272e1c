/** Milliseconds in each unit of time. */
export const unitMs = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const;

/** The units as sentences spell them in full, as a pattern. */
export const fullUnits = 'seconds?|minutes?|hours?|days?|weeks?';
/** The units as sentences write them: full and short forms, without single letters. */
export const unitWords = `milliseconds?|msecs?|ms|secs?|mins?|hrs?|wks?|${fullUnits}`;

/** Milliseconds in one `minute`, `mins` or `m`; 0 for a word that names no unit. */
export function msOfUnit(word: string): number {
  const lower = word.toLowerCase();
  const short = /^m(?:s|illi)/.test(lower) ? 'ms' : lower.slice(0, 1);
  return unitMs[short as keyof typeof unitMs] ?? 0;
}

const part = /(\d+(?:\.\d+)?)(ms|h|m|s)/y;

/**
 * Milliseconds of `500ms`, `60s`, `1.5s`, `1m30s` or `2h`: units from long to short, each at most
 * once. Undefined for anything else, a bare number included: it would hide its unit.
 */
export function parseDuration(text: string): number | undefined {
  let totalMs = 0;
  let smallestMs = Number.POSITIVE_INFINITY;
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (!match) return undefined;
    const sizeMs = unitMs[match[2] as keyof typeof unitMs];
    if (sizeMs >= smallestMs) return undefined;
    smallestMs = sizeMs;
    totalMs += Number(match[1]) * sizeMs;
  }
  return text === '' ? undefined : Math.round(totalMs);
}

/** A duration as scenarios write it: `8h20m`, `1m30s`, `1.5s`, `200ms`. */
export function formatDuration(ms: number): string {
  if (ms < unitMs.s) return `${ms}ms`;
  const hours = Math.floor(ms / unitMs.h);
  const minutes = Math.floor((ms % unitMs.h) / unitMs.m);
  const seconds = (ms % unitMs.m) / unitMs.s;
  return [hours && `${hours}h`, minutes && `${minutes}m`, seconds && `${seconds}s`]
    .filter((part) => part !== 0)
    .join('');
}
