import { systemClock } from '../../harness/clock.ts';

const beatMs = 2;

interface HoldUp {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Notices when this process was not let run: what it says of its own doing is as inexact as that. */
export class HoldUps {
  private readonly all: HoldUp[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor() {
    let lastMs = systemClock.nowMs();
    this.timer = setInterval(() => {
      const nowMs = systemClock.nowMs();
      if (nowMs - lastMs > 2 * beatMs) this.all.push({ fromMs: lastMs, untilMs: nowMs });
      lastMs = nowMs;
    }, beatMs);
  }

  /** The longest that touches the given time, in milliseconds. */
  longestMs(aroundMs: number, withinMs: number): number {
    return this.all
      .filter(
        ({ fromMs, untilMs }) => untilMs > aroundMs - withinMs && fromMs < aroundMs + withinMs,
      )
      .reduce((longest, { fromMs, untilMs }) => Math.max(longest, untilMs - fromMs), 0);
  }

  close(): void {
    clearInterval(this.timer);
  }
}
