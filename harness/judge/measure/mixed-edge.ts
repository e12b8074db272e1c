/** Passes and failures that alternate at one edge of an outage, as where one of two replicas is broken. */
export interface MixedEdge {
  readonly failed: number;
  readonly passed: number;
}

/** How unlikely more passes by chance must be, until the next one proves that the service is well. */
const level = 0.05;

/**
 * Reads whether the edge of an outage at which the samples end is mixed: `oks` are its samples in the order towards
 * that edge, and the last one failed. What counts is what follows the longest run of failures, in which the service
 * was broken whole; and what follows passes enough for a recovery, because the outage before them is another one.
 */
export function readMixedEdge(oks: readonly boolean[], stablePasses: number): MixedEdge | null {
  const runs = runsOf(oks);
  const stable = runs.findLastIndex(({ ok, length }) => ok && length >= stablePasses);
  const own = runs.slice(stable + 1);
  const longest = Math.max(...own.map(({ ok, length }) => (ok ? 0 : length)));
  const mixed = own.slice(own.findIndex(({ ok, length }) => !ok && length === longest) + 1);
  if (mixed.length === 0) return null;
  const count = (wanted: boolean) =>
    mixed.reduce((sum, { ok, length }) => sum + (ok === wanted ? length : 0), 0);
  return { failed: count(false), passed: count(true) };
}

/**
 * How many passes beyond the outermost failure may be chance. By the rule of succession, which knows no more of the
 * share of failures than was counted, so many in a row come in more than 5 % of all cases.
 */
export function passesByChance({ failed, passed }: MixedEdge): number {
  let chance = 1;
  let passes = 0;
  for (;;) {
    chance *= (passed + passes + 1) / (failed + passed + passes + 2);
    if (chance <= level) return passes;
    passes += 1;
  }
}

/** How far the edge is from the outermost failure on average, in intervals: half of one if nothing is mixed. */
export function meanIntervals(mixed: MixedEdge | null): number {
  return mixed ? (mixed.failed + mixed.passed) / mixed.failed - 0.5 : 0.5;
}

interface Run {
  readonly ok: boolean;
  readonly length: number;
}

function runsOf(oks: readonly boolean[]): readonly Run[] {
  const runs: Run[] = [];
  for (const ok of oks) {
    const last = runs.at(-1);
    if (last?.ok === ok) runs[runs.length - 1] = { ok, length: last.length + 1 };
    else runs.push({ ok, length: 1 });
  }
  return runs;
}
