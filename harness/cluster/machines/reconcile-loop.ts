import { setTimeout as delay } from 'node:timers/promises';

const pauseMs = { first: 200, longest: 2_000 };

/** Waits longer each time, up to a limit; an aborted signal ends the wait. */
export class Backoff {
  #nextMs = pauseMs.first;

  async wait(signal: AbortSignal): Promise<void> {
    const ms = this.#nextMs;
    this.#nextMs = Math.min(2 * ms, pauseMs.longest);
    await delay(ms, undefined, { signal }).catch(() => undefined);
  }

  reset(): void {
    this.#nextMs = pauseMs.first;
  }
}

/**
 * Runs passes that bring the actual state to the desired one, one at a time. Any number of triggers
 * during a pass starts one more. A pass that fails is repeated with increasing pauses until the signal
 * is aborted.
 */
export class ReconcileLoop {
  readonly ended: Promise<void>;
  #triggered = false;
  #wake: () => void = () => undefined;

  constructor(pass: () => Promise<void>, signal: AbortSignal) {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    this.ended = this.#run(pass, signal);
  }

  trigger(): void {
    this.#triggered = true;
    this.#wake();
  }

  async #run(pass: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const backoff = new Backoff();
    while (!signal.aborted) {
      if (!this.#triggered) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        continue;
      }
      this.#triggered = false;
      try {
        await pass();
        backoff.reset();
      } catch {
        // The next pass reads everything again: the cause may be gone, or be another one by then.
        this.#triggered = true;
        await backoff.wait(signal);
      }
    }
  }
}
