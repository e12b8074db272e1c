import { passesNeeded } from '../judge/passes-needed.ts';
import type { ProbeSample } from '../model/journal.ts';
import type { ProbeSpec } from '../model/system.ts';

/**
 * Follows the samples as they come and tells when to go on. It decides nothing about the verdict:
 * the judge reads the same samples again from the journal.
 */
export class Watch {
  private readonly probes: readonly ProbeSpec[];
  private readonly stablePasses: number;
  private readonly listeners = new Set<() => void>();
  private runs = new Map<string, { firstSentMs: number; lastSentMs: number; passes: number }>();
  private lastFailureSentMs = new Map<string, number>();
  private passesSinceMs = Number.NEGATIVE_INFINITY;

  constructor(probes: readonly ProbeSpec[], stablePasses: number) {
    this.probes = probes;
    this.stablePasses = stablePasses;
  }

  /** Takes one sample; samples may arrive out of order, a time-out later than they were sent. */
  see(sample: ProbeSample): void {
    const lastFailure = this.lastFailureSentMs.get(sample.probe) ?? Number.NEGATIVE_INFINITY;
    const run = this.runs.get(sample.probe);
    if (!sample.ok) {
      this.lastFailureSentMs.set(sample.probe, Math.max(lastFailure, sample.sentMs));
      if (run && run.firstSentMs <= sample.sentMs) this.runs.delete(sample.probe);
    } else if (sample.sentMs > lastFailure && sample.sentMs >= this.passesSinceMs) {
      this.runs.set(sample.probe, {
        firstSentMs: Math.min(run?.firstSentMs ?? sample.sentMs, sample.sentMs),
        lastSentMs: Math.max(run?.lastSentMs ?? sample.sentMs, sample.sentMs),
        passes: (run?.passes ?? 0) + 1,
      });
    }
    for (const listener of this.listeners) listener();
  }

  /** Consecutive passes of the probe that has the fewest. */
  passes(): number {
    return Math.min(...this.probes.map((probe) => this.runs.get(probe.name)?.passes ?? 0));
  }

  /**
   * True when every probe has passed often enough, for longer than its time-out: a probe that was
   * sent among them and never answered would have been reported by now. Half an interval is allowed
   * for the prober's own jitter.
   */
  isStable(): boolean {
    return this.probes.every((probe) => {
      const run = this.runs.get(probe.name);
      if (!run || run.passes < passesNeeded(probe, this.stablePasses)) return false;
      return run.lastSentMs - run.firstSentMs >= probe.timeoutMs - 500 / probe.rate;
    });
  }

  /** How long it takes at the most until a system that is well is seen to be stable. */
  stableAfterMs(): number {
    const times = this.probes.map((probe) => {
      const intervals = passesNeeded(probe, this.stablePasses) + 1;
      return Math.max((intervals * 1000) / probe.rate, probe.timeoutMs) + probe.timeoutMs;
    });
    return Math.max(0, ...times);
  }

  hasFailedSince(sentMs: number): boolean {
    return [...this.lastFailureSentMs.values()].some((failedMs) => failedMs >= sentMs);
  }

  /**
   * Starts counting anew: what was asked before `nowMs` says nothing of what comes, also where its
   * answer is still to come.
   */
  forgetPasses(nowMs: number): void {
    this.runs.clear();
    this.passesSinceMs = nowMs;
  }

  /** Resolves true as soon as the condition holds, false after `timeoutMs`; rejects when aborted. */
  until(condition: () => boolean, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.listeners.delete(check);
        signal.removeEventListener('abort', abort);
        end();
      };
      const check = () => condition() && settle(() => resolve(true));
      const abort = () => settle(() => reject(signal.reason));
      // A timer may ring up to a millisecond early, which would be before the time is over.
      const waitMs = Math.max(0, Math.ceil(timeoutMs) + 1);
      const timer = setTimeout(() => settle(() => resolve(false)), waitMs);
      this.listeners.add(check);
      signal.addEventListener('abort', abort, { once: true });
    });
  }
}
