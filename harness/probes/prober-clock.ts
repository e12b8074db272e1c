const windowMs = 30_000;

/**
 * The prober's clock on the harness's. Both are monotonic, but neither their origins nor, where the
 * engine runs in a machine of its own, their speeds are the same. A line arrives some time after it
 * was printed, never before: the smallest difference of late is the truest. It is too large by the
 * fastest passage of a line, about a millisecond, and so are all times of samples; their differences
 * are not touched by that.
 */
export class ProberClock {
  private windowEndMs = Number.NEGATIVE_INFINITY;
  private smallestMs = Number.POSITIVE_INFINITY;
  private smallestBeforeMs = Number.POSITIVE_INFINITY;

  /** `printedMs` on the prober's clock, `arrivedMs` on the harness's. */
  learn(printedMs: number, arrivedMs: number): void {
    if (arrivedMs > this.windowEndMs) {
      this.windowEndMs = arrivedMs + windowMs;
      this.smallestBeforeMs = this.smallestMs;
      this.smallestMs = Number.POSITIVE_INFINITY;
    }
    this.smallestMs = Math.min(this.smallestMs, arrivedMs - printedMs);
  }

  /** A moment of the prober's clock, on the harness's; NaN before anything was learnt. */
  toHarnessMs(proberMs: number): number {
    const shiftMs = Math.min(this.smallestMs, this.smallestBeforeMs);
    return Number.isFinite(shiftMs) ? proberMs + shiftMs : Number.NaN;
  }
}
