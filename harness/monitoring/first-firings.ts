/** One alert's course: the instants, in ms, at which it was firing, in order. */
export interface Firings {
  readonly rule: string;
  readonly atMs: readonly number[];
}

/**
 * Of each rule, the first instant after `sinceMs` at which one of its alerts began to fire. Looked at
 * every `stepMs`, at `sinceMs` first: what was firing then has begun earlier, and does not count until
 * it has ceased and begins again.
 */
export function firstFirings(
  series: readonly Firings[],
  sinceMs: number,
  stepMs: number,
): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { rule, atMs } of series) {
    const began = atMs.find((at, index) => {
      const before = atMs[index - 1] ?? Number.NEGATIVE_INFINITY;
      return at > sinceMs && at - before > 1.5 * stepMs;
    });
    if (began !== undefined) first.set(rule, Math.min(began, first.get(rule) ?? began));
  }
  return first;
}
