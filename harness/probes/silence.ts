import type { ProbeSpec } from '../model/system.ts';

/** A busy machine may delay the prober for this long; the judge widens its bounds by such a gap. */
export const patienceMs = 2_000;
/** A process in a container takes a moment to start, and far longer on a machine under load. */
const startMs = 15_000;

/** Longest time without a line of this probe that is not yet a failure of the prober. */
function longestSilenceMs({ rate, timeoutMs }: ProbeSpec): number {
  return timeoutMs + Math.max(3 * (1000 / rate), patienceMs);
}

/** Calls back when a probe has been silent for too long. */
export class SilenceWatch {
  private readonly onSilence: (probe: ProbeSpec, forMs: number) => void;
  private readonly probes: ReadonlyMap<string, ProbeSpec>;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly lines = new Map<string, number>();

  constructor(probes: readonly ProbeSpec[], onSilence: (probe: ProbeSpec, forMs: number) => void) {
    this.onSilence = onSilence;
    this.probes = new Map(probes.map((probe) => [probe.name, probe]));
    for (const probe of probes) this.expect(probe, startMs + probe.timeoutMs);
  }

  hear(name: string): void {
    const probe = this.probes.get(name);
    if (!probe) return;
    const before = this.lines.get(name) ?? 0;
    this.lines.set(name, before + 1);
    if (before === 0) this.expect(probe, longestSilenceMs(probe));
    else this.timers.get(name)?.refresh();
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private expect(probe: ProbeSpec, forMs: number): void {
    clearTimeout(this.timers.get(probe.name));
    const timer = setTimeout(() => {
      // Lines that arrived while this process was blocked are read before the second check.
      const lines = this.lines.get(probe.name);
      setImmediate(() => {
        const isClosed = !this.timers.has(probe.name);
        if (!isClosed && this.lines.get(probe.name) === lines) this.onSilence(probe, forMs);
      });
    }, forMs);
    this.timers.set(probe.name, timer);
  }
}
