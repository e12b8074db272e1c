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
  /** When the passes since the last failure were sent, in order. */
  private runs = new Map<string, number[]>();
  private lastFailureSentMs = new Map<string, number>();
  private passesSinceMs = Number.NEGATIVE_INFINITY;
  private answeredMs = Number.NEGATIVE_INFINITY;

  constructor(probes: readonly ProbeSpec[], stablePasses: number) {
    this.probes = probes;
    this.stablePasses = stablePasses;
  }

  /** Takes one sample; samples may arrive out of order, a time-out later than they were sent. */
  see({ probe, ok, sentMs, durationMs }: ProbeSample): void {
    this.answeredMs = Math.max(this.answeredMs, sentMs + durationMs);
    const lastFailure = this.lastFailureSentMs.get(probe) ?? Number.NEGATIVE_INFINITY;
    const run = this.runs.get(probe) ?? [];
    if (!ok) {
      this.lastFailureSentMs.set(probe, Math.max(lastFailure, sentMs));
      this.runs.set(
        probe,
        run.filter((passMs) => passMs > sentMs),
      );
    } else if (sentMs > lastFailure && sentMs >= this.passesSinceMs) {
      const later = run.filter((passMs) => passMs > sentMs).length;
      this.runs.set(probe, run.toSpliced(run.length - later, 0, sentMs));
    }
    for (const listener of this.listeners) listener();
  }

  /** Consecutive passes of the probe that has the fewest. */
  passes(): number {
    return Math.min(...this.probes.map((probe) => this.passesOf(probe).length));
  }

  /**
   * True when every probe has passed often enough, for longer than its time-out. Half an interval is
   * allowed for the prober's own jitter.
   */
  isStable(): boolean {
    return this.probes.every((probe) => {
      const passes = this.passesOf(probe);
      if (passes.length < passesNeeded(probe, this.stablePasses)) return false;
      const [first = 0, last = 0] = [passes[0], passes.at(-1)];
      return last - first >= probe.timeoutMs - 500 / probe.rate;
    });
  }

  /**
   * When its passes since the last failure were sent, without those before a hole: a question that was
   * sent there may still be open, and fail. After its time-out it is none: nothing was sent.
   */
  private passesOf({ name, rate, timeoutMs }: ProbeSpec): readonly number[] {
    const run = this.runs.get(name) ?? [];
    const intervalMs = 1000 / rate;
    const hole = run.findLastIndex((sentMs, index) => {
      const beforeMs = run[index - 1] ?? sentMs;
      const mayBeOpen = beforeMs + intervalMs + timeoutMs > this.answeredMs;
      return mayBeOpen && sentMs - beforeMs > 1.5 * intervalMs;
    });
    return run.slice(Math.max(hole, 0));
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
