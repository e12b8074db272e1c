import { expect } from 'chai';
import { permutationTest } from '../../../harness/judge/compare/permutation-test.ts';
import { seededRandom } from '../../seeded-random.ts';

describe('the permutation test', () => {
  const from = (first: number, count: number) =>
    Array.from({ length: count }, (_, at) => first + at);

  it('shows 5 % at best with three pairs, and 0.4 % with five', () => {
    const three = permutationTest(from(1, 3), from(11, 3));
    expect(three.higher).to.be.closeTo(1 / 20, 1e-12);
    expect(three).to.include({ lower: 1, best: 1 / 20 });
    expect(permutationTest(from(11, 5), from(1, 5)).lower).to.be.closeTo(1 / 252, 1e-12);
    expect(permutationTest([1], [2]).best).to.equal(1 / 2);
  });

  it('is as by going through all ways one by one', () => {
    const random = seededRandom(16);
    for (let run = 0; run < 20; run += 1) {
      const values = Array.from({ length: 8 }, () => Math.floor(random() * 6));
      const [first, second] = [values.slice(0, 4), values.slice(4)];
      const { higher, lower } = permutationTest(first, second);
      const counted = countAllWays(values, 4);
      expect(higher).to.be.closeTo(counted.higher, 1e-12);
      expect(lower).to.be.closeTo(counted.lower, 1e-12);
    }
  });

  it('takes one that never recovered for the last of all, and equal ones for equal', () => {
    const never = Number.POSITIVE_INFINITY;
    expect(permutationTest([1, 2, never], [3, 4, never]).higher).to.equal(
      permutationTest([1, 2, 99], [3, 4, 99]).higher,
    );
    expect(permutationTest([5, 5], [5, 5])).to.include({ higher: 1, lower: 1 });
  });

  it('does not call a difference that is none more often than it says', () => {
    const random = seededRandom(7);
    const draw = () => Array.from({ length: 5 }, random);
    const runs = 2000;
    let called = 0;
    for (let run = 0; run < runs; run += 1) {
      if (permutationTest(draw(), draw()).higher <= 0.05) called += 1;
    }
    expect(called / runs).to.be.within(0.025, 0.06);
  });

  it('counts as many pairs as a run may have', () => {
    const { higher, lower, best } = permutationTest(from(1, 50), from(51, 50));
    expect({ higher, lower }).to.deep.equal({ higher: best, lower: 1 });
    expect(best * 1.0089e29).to.be.closeTo(1, 1e-4);
  });
});

function countAllWays(values: readonly number[], size: number) {
  const rank = (value: number) =>
    2 * values.filter((other) => other < value).length +
    values.filter((other) => other === value).length;
  const sum = (chosen: readonly number[]) => chosen.reduce((all, value) => all + rank(value), 0);
  const own = sum(values.slice(size));
  let [all, higher, lower] = [0, 0, 0];
  for (let bits = 0; bits < 2 ** values.length; bits += 1) {
    const chosen = values.filter((_, at) => (bits >> at) & 1);
    if (chosen.length !== size) continue;
    all += 1;
    if (sum(chosen) >= own) higher += 1;
    if (sum(chosen) <= own) lower += 1;
  }
  return { higher: higher / all, lower: lower / all };
}
