import { setTimeout } from 'node:timers/promises';

/** Resolves when the condition holds; rejects when it does not in time. */
export async function until(condition: () => boolean, timeoutMs = 30_000): Promise<void> {
  const startedMs = performance.now();
  while (!condition()) {
    if (performance.now() - startedMs > timeoutMs) throw new Error(`not true: ${condition}`);
    await setTimeout(20);
  }
}
