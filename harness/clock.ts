/** Time as the harness sees it: `nowMs` never runs backwards, `wallMs` is for printing only. */
export interface Clock {
  /** Milliseconds since an arbitrary origin; monotonic, with a fraction. */
  nowMs(): number;
  /** Milliseconds since the Unix epoch at the monotonic instant `atMs`. */
  wallMs(atMs: number): number;
}

/** The process's own monotonic clock; its origin is tied to the wall clock once, at start. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  wallMs: (atMs) => performance.timeOrigin + atMs,
};
