import { type Clock, systemClock } from '../clock.ts';
import type { ImageProgress } from '../cluster/images/image-progress.ts';
import { elapsed } from '../model/figures.ts';
import type { Terminal } from './terminal.ts';

/** A step that takes so long gets a line when it ends, too. */
const longMs = 10_000;
const summaryMs = 30_000;

/**
 * Prints the progress of image work: each step when it begins, and its duration if it was long. Meanwhile one
 * line for all steps, live on a terminal and every half minute elsewhere: drills may be printing too.
 */
export function printImageProgress(
  terminal: Pick<Terminal, 'say' | 'status'>,
  clock: Pick<Clock, 'nowMs'> = systemClock,
): (progress: ImageProgress) => void {
  const running = new Map<string, string>();
  let summaryAtMs = 0;
  return ({ image, step, state, elapsedMs }) => {
    const what = `${image}: ${step}`;
    const passed = elapsed(elapsedMs, 0);
    if (state === 'begins') {
      terminal.say(what);
    } else if (state === 'ends') {
      running.delete(what);
      if (elapsedMs >= longMs) terminal.say(`${what} took ${passed}`);
    } else {
      if (running.size === 0) summaryAtMs = clock.nowMs() - elapsedMs;
      running.set(what, `${image} ${passed}`);
      const summary = `still at work: ${[...running.values()].join(', ')}`;
      terminal.status(summary);
      if (clock.nowMs() - summaryAtMs < summaryMs) return;
      summaryAtMs = clock.nowMs();
      terminal.say(summary);
    }
  };
}
