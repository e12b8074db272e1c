/** One alert's history: the instants, in ms, at which it was firing, in order. */
export interface Firings {
  readonly rule: string;
  readonly atMs: readonly number[];
}

/**
 * For each rule, the first instant after `sinceMs` at which one of its alerts began to fire; `sinceMs`
 * itself if none began but one was already firing. The series has a sample every `stepMs` from `sinceMs`.
 */
export function firstFirings(
  series: readonly Firings[],
  sinceMs: number,
  stepMs: number,
): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { rule, atMs } of series) {
    if (atMs.length === 0) continue;
    const began = atMs.find((at, index) => {
      const before = atMs[index - 1] ?? Number.NEGATIVE_INFINITY;
      return at > sinceMs && at - before > 1.5 * stepMs;
    });
    const known = first.get(rule) ?? sinceMs;
    if (began === undefined || known === sinceMs) first.set(rule, began ?? known);
    else first.set(rule, Math.min(began, known));
  }
  return first;
}
