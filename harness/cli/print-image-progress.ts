import type { ImageProgress } from '../cluster/images/image-progress.ts';
import type { Terminal } from './terminal.ts';

/**
 * Tells of image work: each step once when it begins, and how long it has been going on, live on a
 * terminal and every half minute elsewhere.
 */
export function printImageProgress(terminal: Terminal): (progress: ImageProgress) => void {
  const told = new Map<string, number>();
  return ({ image, step, elapsedMs }) => {
    const what = `${image}: ${step}`;
    const elapsed = `${Math.round(elapsedMs / 1000)} s`;
    const lastMs = told.get(what);
    terminal.status(`${what}, ${elapsed}`);
    if (lastMs !== undefined && elapsedMs >= lastMs && elapsedMs - lastMs < 30_000) return;
    told.set(what, elapsedMs);
    terminal.say(elapsedMs < 1_000 ? what : `${what}, ${elapsed}`);
  };
}
