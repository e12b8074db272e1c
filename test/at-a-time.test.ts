import { expect } from 'chai';
import { AtATime } from '../harness/io/at-a-time.ts';

describe('work, so much at a time', () => {
  it('is done in its order, and what fails makes room too', async () => {
    const queue = new AtATime(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = [0, 1, 2, 3].map((number) =>
      queue.do(async () => {
        begun.push(number);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (number === 0) throw new Error('failed');
        return number;
      }),
    );
    const settled = Promise.allSettled(all);
    expect(begun).to.deep.equal([0, 1]);
    for (let next = 0; next < 4; next += 1) {
      ends[next]?.();
      await new Promise(setImmediate);
      expect(begun).to.deep.equal([0, 1, 2, 3].slice(0, Math.min(4, next + 3)));
    }
    expect((await settled).map(({ status }) => status)).to.deep.equal([
      ...['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    ]);
  });
});
