import { expect } from 'chai';
import { changePoints } from '../../../harness/judge/objectives/change-points.ts';
import { seededRandom } from '../../../harness/model/seeded-random.ts';

/** Times around a level, skewed as times to recover are. */
const times = (count: number, around: number, random: () => number) =>
  Array.from({ length: count }, () => around * (0.9 + 0.3 * random() ** 2));

describe('change points', () => {
  it('are found where a series changes, once or twice, within a trial or two', () => {
    const random = seededRandom(3);
    const once = changePoints([...times(14, 10, random), ...times(14, 13, random)]);
    expect(once).to.have.length(1);
    expect(once[0]?.at).to.be.within(13, 15);
    expect(once[0]?.p).to.be.at.most(0.01);
    const levels = [10, 20, 12].flatMap((around) => times(20, around, random));
    const twice = changePoints(levels).map(({ at }) => at);
    expect(twice).to.have.length(2);
    expect(twice[0]).to.be.within(19, 21);
    expect(twice[1]).to.be.within(39, 41);
  });

  it('are seldom found where nothing changes', () => {
    const random = seededRandom(11);
    let found = 0;
    for (let series = 0; series < 200; series += 1) {
      if (changePoints(times(28, 10, random), series).length > 0) found += 1;
    }
    // 1 % of 200 is 2; 8 or more would come about by chance once in 1,000 times.
    expect(found).to.be.at.most(7);
  });

  it('need ten trials on each side', () => {
    const jump = (before: number, after: number) => [
      ...new Array<number>(before).fill(1),
      ...new Array<number>(after).fill(100),
    ];
    expect(changePoints(jump(9, 10))).to.deep.equal([]);
    expect(changePoints(jump(10, 10)).map(({ at }) => at)).to.deep.equal([10]);
    expect(changePoints(jump(30, 3))).to.deep.equal([]);
    expect(changePoints([])).to.deep.equal([]);
    expect(changePoints(new Array<number>(40).fill(5))).to.deep.equal([]);
  });

  it('are looked for among the newest 400 of a long series', () => {
    const random = seededRandom(5);
    const long = [...times(600, 10, random), ...times(50, 20, random)];
    expect(changePoints(long).map(({ at }) => at)).to.deep.equal([600]);
  });
});
