import { expect } from 'chai';
import { printImageProgress } from '../../harness/cli/print-image-progress.ts';
import type { ImageProgress } from '../../harness/cluster/images/image-progress.ts';

function open() {
  const said: string[] = [];
  const live: string[] = [];
  let nowMs = 5_000_000;
  const print = printImageProgress(
    { say: (text) => said.push(text), status: (text) => live.push(text) },
    { nowMs: () => nowMs },
  );
  return {
    said,
    live,
    /** A report of a step that began at `fromMs`, at `atMs`. */
    at: (atMs: number, image: string, state: ImageProgress['state'], fromMs = 0) => {
      nowMs = 5_000_000 + atMs;
      print({ image, step: 'assembling', state, elapsedMs: atMs - fromMs });
    },
  };
}

describe('the progress of images', () => {
  it('is a line when a step begins, and its duration if it was long', () => {
    const { said, at } = open();
    at(0, 'redis', 'begins');
    at(9_999, 'redis', 'ends');
    at(10_000, 'node', 'begins', 10_000);
    at(43_000, 'node', 'ends', 10_000);
    expect(said).to.deep.equal([
      'redis: assembling',
      'node: assembling',
      'node: assembling took 33 s',
    ]);
  });

  it('is one line every half minute for all that goes on', () => {
    const { said, live, at } = open();
    at(0, 'k6', 'begins');
    at(3_000, 'redis', 'begins', 3_000);
    for (let ms = 3_000; ms <= 60_000; ms += 3_000) {
      at(ms, 'k6', 'goes on');
      if (ms > 3_000 && ms < 45_000) at(ms, 'redis', 'goes on', 3_000);
      if (ms === 45_000) at(ms, 'redis', 'ends', 3_000);
    }
    expect(said.slice(2)).to.deep.equal([
      'still at work: k6 30 s, redis 24 s',
      'redis: assembling took 42 s',
      'still at work: k6 60 s',
    ]);
    expect(live.at(-1)).to.equal('still at work: k6 60 s');
  });

  it('counts the half minute anew when nothing went on for a while', () => {
    const { said, at } = open();
    at(3_000, 'k6', 'goes on');
    at(4_000, 'k6', 'ends');
    at(90_000, 'redis', 'goes on', 87_000);
    expect(said).to.deep.equal([]);
  });
});
