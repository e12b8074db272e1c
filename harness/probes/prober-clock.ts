const windowMs = 30_000;

/**
 * Maps the prober's clock to the harness's. Both are monotonic, but their origins differ, and so do
 * their speeds if the engine runs in a virtual machine. A line arrives some time after it was printed,
 * never before, so the smallest recent difference is the most accurate. It is too large by the fastest
 * transfer of a line, about a millisecond. All times of samples are late by that, but the differences
 * between them are not affected.
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

  /** A moment of the prober's clock, on the harness's; NaN before the first `learn`. */
  toHarnessMs(proberMs: number): number {
    const shiftMs = Math.min(this.smallestMs, this.smallestBeforeMs);
    return Number.isFinite(shiftMs) ? proberMs + shiftMs : Number.NaN;
  }
}
