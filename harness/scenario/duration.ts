const unitMs = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;
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

/** The way a duration is written in scenarios and messages: `1m30s`, `0.5s`, `200ms`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = (ms - minutes * 60_000) / 1_000;
  return `${minutes ? `${minutes}m` : ''}${seconds || !minutes ? `${seconds}s` : ''}`;
}
