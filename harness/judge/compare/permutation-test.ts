/** Chances that a difference as seen, or a larger one, comes about although nothing differs. */
export interface PermutationTest {
  /** That the second group ranks as high as it does. */
  readonly higher: number;
  /** That it ranks as low. */
  readonly lower: number;
  /** The least chance that groups of these sizes can show. */
  readonly best: number;
}

/**
 * One-sided permutation tests, exact: over all ways to deal the values to two groups of these sizes, by the sum of the
 * second group's ranks. Equal values share their ranks; an infinite value is the last of all.
 */
export function permutationTest(
  first: readonly number[],
  second: readonly number[],
): PermutationTest {
  const ranks = doubledRanks([...first, ...second]);
  const dealt = waysBySum(ranks, second.length);
  const own = ranks.slice(first.length).reduce((sum, rank) => sum + rank, 0);
  const all = total(dealt);
  return {
    higher: total(dealt.subarray(own)) / all,
    lower: total(dealt.subarray(0, own + 1)) / all,
    best: 1 / all,
  };
}

/** Twice the rank of each value, so that the middle of shared ranks is a whole number. */
function doubledRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return 2 * below + equal + 1;
  });
}

/** In how many ways `size` of the ranks have each sum. */
function waysBySum(ranks: readonly number[], size: number): Float64Array {
  const most = ranks.toSorted((one, other) => other - one).slice(0, size);
  const sums = most.reduce((sum, rank) => sum + rank, 0) + 1;
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(sums));
  const [none] = ways;
  if (none) none[0] = 1;
  for (const rank of ranks) {
    // From the largest number on, so that no rank is taken twice.
    for (let taken = size; taken > 0; taken -= 1) add(ways[taken], ways[taken - 1], rank);
  }
  return ways[size] ?? new Float64Array(1);
}

function add(to: Float64Array | undefined, from: Float64Array | undefined, rank: number): void {
  if (!to || !from) return;
  for (let sum = rank; sum < to.length; sum += 1) {
    to[sum] = (to[sum] ?? 0) + (from[sum - rank] ?? 0);
  }
}

const total = (ways: Float64Array) => ways.reduce((sum, count) => sum + count, 0);
