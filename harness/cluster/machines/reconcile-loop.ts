import { setTimeout as delay } from 'node:timers/promises';

const pauseMs = { first: 200, longest: 2_000 };

/** Waits, and longer from time to time; until the signal is aborted. */
export class Patience {
  #nextMs = pauseMs.first;

  async wait(signal: AbortSignal): Promise<void> {
    const ms = this.#nextMs;
    this.#nextMs = Math.min(2 * ms, pauseMs.longest);
    await delay(ms, undefined, { signal }).catch(() => undefined);
  }

  renew(): void {
    this.#nextMs = pauseMs.first;
  }
}

/**
 * Passes that bring something to where it should be, one at a time. Whoever knows that something has
 * changed rings: a pass begins after that, however many rang. One that fails is made again, later and
 * later, until the signal is aborted.
 */
export class ReconcileLoop {
  readonly ended: Promise<void>;
  #rung = false;
  #wake: () => void = () => undefined;

  constructor(pass: () => Promise<void>, signal: AbortSignal) {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    this.ended = this.#run(pass, signal);
  }

  ring(): void {
    this.#rung = true;
    this.#wake();
  }

  async #run(pass: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const patience = new Patience();
    while (!signal.aborted) {
      if (!this.#rung) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        continue;
      }
      this.#rung = false;
      try {
        await pass();
        patience.renew();
      } catch {
        // What it failed on is looked at anew: it may have passed, or be another thing by then.
        this.#rung = true;
        await patience.wait(signal);
      }
    }
  }
}
