/** One of `of` parts of a game day; `index` starts at 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

interface Sized {
  readonly id: string;
  /** How long the drill took when it was last recorded; absent: unknown. */
  readonly seconds: number | undefined;
}

/**
 * The drills of one shard, in their given order. Every machine with the same drills and durations, in
 * any order, computes the same shards, and each drill is in exactly one. The longest drill goes first,
 * to the shard with the least to do; a drill of unknown length counts as the median.
 */
export function shardOf<T>(
  drills: readonly T[],
  shard: Shard,
  sizeOf: (drill: T) => Sized,
): readonly T[] {
  const known = drills.map((drill) => sizeOf(drill).seconds).filter((one) => one !== undefined);
  const unknown = median(known);
  const sized = drills.map((drill) => {
    const { id, seconds = unknown } = sizeOf(drill);
    return { drill, id, seconds };
  });
  sized.sort((one, other) => other.seconds - one.seconds || compare(one.id, other.id));
  const loads = Array.from({ length: shard.of }, () => ({ seconds: 0, drills: new Set<T>() }));
  for (const { drill, seconds } of sized) {
    const least = loads.reduce((one, other) => (isLess(other, one) ? other : one));
    least.seconds += seconds;
    least.drills.add(drill);
  }
  const own = loads[shard.index - 1]?.drills;
  return drills.filter((drill) => own?.has(drill));
}

/** Of two equal loads the one with fewer drills is less: no shard stays empty while another has two. */
const isLess = (
  one: { seconds: number; drills: ReadonlySet<unknown> },
  other: { seconds: number; drills: ReadonlySet<unknown> },
) =>
  one.seconds < other.seconds ||
  (one.seconds === other.seconds && one.drills.size < other.drills.size);

// Not by locale: it differs between machines.
const compare = (one: string, other: string) => Number(one > other) - Number(one < other);

/** The median, the lower of two; 1 if nothing is known, as all drills then count the same. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 1;
}
