import type { ImageProgress } from '../cluster/images/image-progress.ts';
import { elapsed } from '../model/figures.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints the progress of image work: each step once when it begins, then how long it has taken, live
 * on a terminal and every half minute elsewhere.
 */
export function printImageProgress(terminal: Terminal): (progress: ImageProgress) => void {
  const printed = new Map<string, number>();
  return ({ image, step, elapsedMs }) => {
    const what = `${image}: ${step}`;
    const passed = elapsed(elapsedMs, 0);
    const lastMs = printed.get(what);
    terminal.status(`${what}, ${passed}`);
    if (lastMs !== undefined && elapsedMs >= lastMs && elapsedMs - lastMs < 30_000) return;
    printed.set(what, elapsedMs);
    terminal.say(elapsedMs < 1_000 ? what : `${what}, ${passed}`);
  };
}
