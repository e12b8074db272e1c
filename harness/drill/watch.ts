import type { Clock } from '../clock.ts';
import { passesNeeded } from '../judge/measure/passes-needed.ts';
import type { ProbeSample } from '../model/observations.ts';
import type { ProbeSpec } from '../model/system.ts';

/**
 * Follows the samples as they arrive, and shows when the drill may go on. It decides nothing about the
 * verdict: the judge reads the same samples again from the journal.
 */
export class Watch {
  private readonly probes: readonly ProbeSpec[];
  private readonly stablePasses: number;
  private readonly clock: Clock;
  private readonly listeners = new Set<() => void>();
  /** For each probe, when its passes since the last failure were sent, in order. */
  private readonly runs = new Map<string, number[]>();
  private readonly lastFailureSentMs = new Map<string, number>();
  /** The first failure since counting started. */
  private firstFailureSentMs = Number.POSITIVE_INFINITY;
  private passesSinceMs = Number.NEGATIVE_INFINITY;
  private answeredMs = Number.NEGATIVE_INFINITY;

  constructor(probes: readonly ProbeSpec[], stablePasses: number, clock: Clock) {
    this.probes = probes;
    this.stablePasses = stablePasses;
    this.clock = clock;
  }

  /** Takes one sample; samples may arrive out of order, and a timeout later than they were sent. */
  take({ probe, ok, sentMs, durationMs }: ProbeSample): void {
    this.answeredMs = Math.max(this.answeredMs, sentMs + durationMs);
    const lastFailure = this.lastFailureSentMs.get(probe) ?? Number.NEGATIVE_INFINITY;
    const run = this.runs.get(probe) ?? [];
    this.runs.set(probe, run);
    const place = run.findLastIndex((passMs) => passMs <= sentMs) + 1;
    if (!ok) {
      this.lastFailureSentMs.set(probe, Math.max(lastFailure, sentMs));
      if (sentMs >= this.passesSinceMs) {
        this.firstFailureSentMs = Math.min(this.firstFailureSentMs, sentMs);
      }
      run.splice(0, place);
    } else if (sentMs > lastFailure && sentMs >= this.passesSinceMs) {
      run.splice(place, 0, sentMs);
    }
    for (const listener of this.listeners) listener();
  }

  /** Consecutive passes of the probe with the fewest. */
  passes(): number {
    return Math.min(...this.probes.map(({ name }) => this.passesOf(name)));
  }

  /** Consecutive passes of one probe. */
  passesOf(name: string): number {
    return this.runs.get(name)?.length ?? 0;
  }

  /**
   * True when every probe has passed often enough, for longer than its timeout, and no question that
   * was sent meanwhile is still open. Half an interval is allowed for the prober's own jitter.
   */
  isStable(): boolean {
    return this.probes.every((probe) => {
      const run = this.runs.get(probe.name) ?? [];
      if (run.length < passesNeeded(probe, this.stablePasses)) return false;
      return spanOf(run) >= probe.timeoutMs - 500 / probe.rate && !this.mayFailYet(run, probe);
    });
  }

  /** Fewer have passed than were due: one may be open, and fail. After its timeout, it was never sent. */
  private mayFailYet(run: readonly number[], { rate, timeoutMs }: ProbeSpec): boolean {
    const intervalMs = 1000 / rate;
    const oldMs = this.answeredMs - timeoutMs - intervalMs;
    const young = run.slice(run.findLastIndex((sentMs) => sentMs <= oldMs) + 1);
    return young.length < Math.round(spanOf(young) / intervalMs) + 1;
  }

  /** The longest time until a healthy system counts as stable. */
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

  /** From the first failure since counting started to the last, by when they were sent. */
  brokenForMs(): number {
    return Math.max(0, Math.max(...this.lastFailureSentMs.values()) - this.firstFailureSentMs);
  }

  /**
   * Starts counting again: a question sent before `nowMs` says nothing about what follows, even if its
   * answer is still to come.
   */
  forgetPasses(nowMs: number): void {
    this.runs.clear();
    this.passesSinceMs = nowMs;
    this.firstFailureSentMs = Number.POSITIVE_INFINITY;
  }

  /** Resolves to true once the condition holds, false after `timeoutMs` if finite; rejects when aborted. */
  until(condition: () => boolean, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        cancel();
        this.listeners.delete(check);
        signal.removeEventListener('abort', abort);
        end();
      };
      const check = () => condition() && settle(() => resolve(true));
      const abort = () => settle(() => reject(signal.reason));
      const giveUp = () => settle(() => resolve(false));
      const cancel = Number.isFinite(timeoutMs) ? this.clock.after(timeoutMs, giveUp) : () => {};
      this.listeners.add(check);
      signal.addEventListener('abort', abort, { once: true });
    });
  }
}

const spanOf = (sentMs: readonly number[]) => (sentMs.at(-1) ?? 0) - (sentMs[0] ?? 0);
