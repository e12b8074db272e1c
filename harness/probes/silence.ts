import type { ProbeSpec } from '../model/system.ts';

/** A busy machine may hold a line up for this long; the judge widens its edges by such a gap. */
const patienceMs = 2_000;

/** Longest time without a line of this probe that is not yet a failure of the prober. */
export function longestSilenceMs({ rate, timeoutMs }: ProbeSpec): number {
  return timeoutMs + Math.max(3 * (1000 / rate), patienceMs);
}

/** Calls back once when a probe has not been heard of for too long. */
export class SilenceWatch {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly heard = new Set<string>();

  constructor(probes: readonly ProbeSpec[], onSilence: (probe: ProbeSpec, forMs: number) => void) {
    for (const probe of probes) {
      const forMs = longestSilenceMs(probe);
      // Lines that came while this process was held up are read before the second look.
      const look = () => {
        this.heard.delete(probe.name);
        setImmediate(() => {
          if (!this.heard.has(probe.name)) onSilence(probe, forMs);
        });
      };
      this.timers.set(probe.name, setTimeout(look, forMs));
    }
  }

  hear(probe: string): void {
    this.heard.add(probe);
    this.timers.get(probe)?.refresh();
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
