import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../harness/clock.ts';

interface Timer {
  readonly atMs: number;
  readonly ring: () => void;
}

/** More than any drill takes: by then something waits for what never comes. */
const mostMs = 3_600_000;

/**
 * A clock that stands still until nothing is left to be done now, and then goes on to the next
 * timer. What happens on it happens at the same times on every machine, however busy that is.
 */
export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>();
  readonly #epochMs: number;
  #nowMs: number;

  constructor({ nowMs = 1_000, epochMs = Date.UTC(2030, 0) } = {}) {
    this.#nowMs = nowMs;
    this.#epochMs = epochMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  wallMs(atMs: number): number {
    return this.#epochMs + atMs;
  }

  after(ms: number, ring: () => void): () => void {
    const timer = { atMs: this.#nowMs + Math.max(0, ms), ring };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Resolves after `ms` of this clock. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets time pass until the work has ended, and no longer. */
  async run<T>(work: Promise<T>): Promise<T> {
    let ended = false;
    const end = () => {
      ended = true;
    };
    work.then(end, end);
    const untilMs = this.#nowMs + mostMs;
    for (;;) {
      // Promises settle before this does, those that they start too.
      await setImmediate();
      if (ended) return work;
      const next = this.#next();
      if (!next) throw new Error('it has not ended, and nothing waits for time to pass');
      if (next.atMs > untilMs) throw new Error(`it has not ended after ${mostMs} ms`);
      this.#timers.delete(next);
      this.#nowMs = next.atMs;
      next.ring();
    }
  }

  /** The earliest timer; of several at one time, the one that was set first. */
  #next(): Timer | undefined {
    return [...this.#timers].reduce<Timer | undefined>(
      (first, one) => (first && first.atMs <= one.atMs ? first : one),
      undefined,
    );
  }
}
