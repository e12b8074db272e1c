import { seededRandom } from '../../model/seeded-random.ts';

/** Fewer trials on one side show nothing. */
const leastOnASide = 10;
/** How seldom a series that does not change may show a change as large. */
const level = 0.01;
const permutations = 999;
/** Longer series are cut to their newest trials: the test takes the square of their number. */
const most = 400;

export interface ChangePoint {
  /** The index of the first value after the change. */
  readonly at: number;
  /** The share of random orders that show as large a change. */
  readonly p: number;
}

/**
 * Where a series changes: E-divisive (Matteson and James 2014) with the energy distance of the two sides. A
 * permutation test decides on the largest change, and then on the largest one of each side.
 */
export function changePoints(values: readonly number[], seed = 1): readonly ChangePoint[] {
  const from = Math.max(0, values.length - most);
  const random = seededRandom(seed);
  return within(values.slice(from), random).map(({ at, p }) => ({ at: from + at, p }));
}

function within(values: readonly number[], random: () => number): readonly ChangePoint[] {
  if (values.length < 2 * leastOnASide) return [];
  const { at, size } = largestChange(values);
  let asLarge = 1;
  for (let count = 0; count < permutations; count += 1) {
    if (largestChange(shuffled(values, random)).size >= size) asLarge += 1;
    // Enough to know that it is none.
    if (asLarge > level * (permutations + 1)) return [];
  }
  const p = asLarge / (permutations + 1);
  const after = within(values.slice(at), random).map((one) => ({ ...one, at: at + one.at }));
  return [...within(values.slice(0, at), random), { at, p }, ...after];
}

/** The split with the largest energy distance; each step moves one value from the right side to the left. */
function largestChange(values: readonly number[]): { readonly at: number; readonly size: number } {
  const total = values.length;
  const distances = (value: number, from: number, until: number) => {
    let sum = 0;
    for (let index = from; index < until; index += 1) sum += Math.abs(value - (values[index] ?? 0));
    return sum;
  };
  let [inLeft, inRight, between] = [0, 0, 0];
  for (const [index, value] of values.entries()) inRight += distances(value, index + 1, total);
  let best = { at: 0, size: Number.NEGATIVE_INFINITY };
  for (let left = 1; left < total; left += 1) {
    const moved = values[left - 1] ?? 0;
    const [toLeft, toRight] = [distances(moved, 0, left - 1), distances(moved, left, total)];
    inLeft += toLeft;
    inRight -= toRight;
    between += toRight - toLeft;
    const right = total - left;
    if (left < leastOnASide || right < leastOnASide) continue;
    const means = [
      (2 * between) / (left * right),
      pairMean(inLeft, left),
      pairMean(inRight, right),
    ];
    const [across = 0, ofLeft = 0, ofRight = 0] = means;
    const size = ((left * right) / total) * (across - ofLeft - ofRight);
    if (size > best.size) best = { at: left, size };
  }
  return best;
}

const pairMean = (sum: number, count: number) => (2 * sum) / (count * (count - 1));

/** In an order by chance (Fisher and Yates). */
function shuffled(values: readonly number[], random: () => number): readonly number[] {
  const mixed = [...values];
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other] ?? 0, mixed[index] ?? 0];
  }
  return mixed;
}
