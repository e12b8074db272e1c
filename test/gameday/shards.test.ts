import { expect } from 'chai';
import { shardOf } from '../../harness/gameday/shards.ts';
import { seededRandom } from '../seeded-random.ts';

interface Drill {
  readonly id: string;
  readonly seconds?: number;
}
const sizeOf = ({ id, seconds }: Drill) => ({ id, seconds });
const shards = (drills: readonly Drill[], of: number) =>
  Array.from({ length: of }, (_, at) => shardOf(drills, { index: at + 1, of }, sizeOf));
const idsOf = (drills: readonly Drill[]) => drills.map(({ id }) => id);
const load = (drills: readonly Drill[]) =>
  drills.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
const someDrills = (random: () => number): readonly Drill[] =>
  Array.from({ length: Math.floor(random() * 40) }, (_, at) => ({
    id: `shop/${at}`,
    seconds: 1 + Math.floor(random() ** 3 * 900),
  }));
function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const keyed = values.map((value) => ({ value, key: random() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ value }) => value);
}

describe('shards of a game day', () => {
  it('contain every drill once, in the given order', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 200; round += 1) {
      const drills = someDrills(random);
      const parts = shards(drills, 1 + Math.floor(random() * 8));
      expect(parts.flatMap(idsOf).sort()).to.deep.equal(idsOf(drills).sort());
      for (const part of parts) {
        expect(part).to.deep.equal(drills.filter((drill) => part.includes(drill)));
      }
    }
  });

  it('are balanced: without its shortest drill, no shard has more to do than another', () => {
    const random = seededRandom(2);
    for (let round = 0; round < 200; round += 1) {
      const parts = shards(someDrills(random), 1 + Math.floor(random() * 8));
      const least = Math.min(...parts.map(load));
      for (const part of parts) {
        const shortest = Math.min(...part.map(({ seconds = 0 }) => seconds));
        if (part.length > 0) expect(load(part) - shortest).to.be.at.most(least);
      }
    }
  });

  it('are the same for any order of the drills', () => {
    const random = seededRandom(3);
    const drills = someDrills(() => 0.5 + random() / 2);
    const sets = (given: readonly Drill[]) => shards(given, 4).map((part) => idsOf(part).sort());
    for (let round = 0; round < 20; round += 1) {
      expect(sets(shuffled(drills, random))).to.deep.equal(sets(drills));
    }
  });

  it('give the longest drill a shard of its own if it is as long as all others', () => {
    const drills = [
      { id: 'a', seconds: 3 },
      { id: 'b', seconds: 2 },
      { id: 'cascade', seconds: 6 },
      { id: 'd', seconds: 1 },
    ];
    expect(shards(drills, 2).map(idsOf)).to.deep.equal([['cascade'], ['a', 'b', 'd']]);
  });

  it('count an unrecorded drill as the median, and are even if none is recorded', () => {
    const recorded = [1, 5, 100].map((seconds) => ({ id: `shop/${seconds}`, seconds }));
    const parts = shards([...recorded, { id: 'shop/new' }], 2).map(idsOf);
    expect(parts).to.deep.equal([['shop/100'], ['shop/1', 'shop/5', 'shop/new']]);
    const unknown = Array.from({ length: 9 }, (_, at) => ({ id: `shop/${at}` }));
    expect(shards(unknown, 3).map(({ length }) => length)).to.deep.equal([3, 3, 3]);
  });

  it('may be empty if there are more shards than drills', () => {
    const parts = shards(
      [
        { id: 'a', seconds: 0 },
        { id: 'b', seconds: 0 },
      ],
      3,
    );
    expect(parts.map(idsOf)).to.deep.equal([['a'], ['b'], []]);
  });
});
