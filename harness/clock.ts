/** Time as the harness sees it: `nowMs` never runs backwards, `wallMs` is for printing only. */
export interface Clock {
  /** Milliseconds since an arbitrary origin; monotonic, with a fraction. */
  nowMs(): number;
  /** Milliseconds since the Unix epoch at the monotonic instant `atMs`. */
  wallMs(atMs: number): number;
  /** Calls `ring` once, after at least `ms`; returns a function that cancels it. */
  after(ms: number, ring: () => void): () => void;
}

/** The process's own monotonic clock; its origin is tied to the wall clock once, at start. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  wallMs: (atMs) => performance.timeOrigin + atMs,
  after: (ms, ring) => {
    // Node may fire a timer up to a millisecond early.
    const timer = setTimeout(ring, Math.max(0, Math.ceil(ms) + 1));
    return () => clearTimeout(timer);
  },
};

/** Settles as the promise does, or rejects with the signal's reason as soon as that is aborted. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Waits for `ms`; rejects with the signal's reason as soon as that is aborted. */
export async function pause(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  const over = Promise.withResolvers<void>();
  const cancel = clock.after(ms, over.resolve);
  try {
    await abortable(over.promise, signal);
  } finally {
    cancel();
  }
}
