/** One of `of` equal parts of a game day; `index` from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

interface Sized {
  readonly id: string;
  /** How long the drill took when it was last recorded; absent: nobody knows. */
  readonly seconds: number | undefined;
}

/**
 * The drills of one shard, in the order in which they were given. Every machine that is given the
 * same drills and durations, in whatever order, finds the same shards: each drill is in exactly one.
 * The longest goes first, to the shard that has least to do; unknown ones count as the median.
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

/** Where they have equally long to do, fewer drills win: none stays empty while another has two. */
const isLess = (
  one: { seconds: number; drills: ReadonlySet<unknown> },
  other: { seconds: number; drills: ReadonlySet<unknown> },
) =>
  one.seconds < other.seconds ||
  (one.seconds === other.seconds && one.drills.size < other.drills.size);

// Not by locale: machines differ in theirs.
const compare = (one: string, other: string) => Number(one > other) - Number(one < other);

/** The lower one of two; 1 where nothing is known, as then all are alike. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 1;
}
