import { expect } from 'chai';
import { firstFirings } from '../../harness/monitoring/first-firings.ts';

const stepMs = 1000;
const second = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => (from + index) * 1000);
const since = (at: number, ...courses: number[][]) =>
  firstFirings(
    courses.map((atMs) => ({ rule: 'Hot', atMs })),
    at * 1000,
    stepMs,
  ).get('Hot');

describe('first firings', () => {
  it('show when an alert began', () => {
    expect(since(10, second(13, 20))).to.equal(13_000);
    expect(since(10, second(11, 20))).to.equal(11_000);
  });

  it('give an alert that was already firing no later beginning, however long it goes on', () => {
    expect(since(10, second(10, 60))).to.equal(10_000);
  });

  it('give it a beginning when it has stopped and fires again', () => {
    expect(since(10, [...second(10, 14), ...second(18, 20)])).to.equal(18_000);
  });

  it('take the first of several alerts of a rule, even if another fires all along', () => {
    expect(since(10, second(10, 60), second(30, 31), second(20, 21))).to.equal(20_000);
    expect(since(10, second(20, 21), second(10, 60))).to.equal(20_000);
  });

  it('do not include an alert that never fired', () => {
    expect(since(10, [])).to.equal(undefined);
  });

  it('are separate for each rule', () => {
    const found = firstFirings(
      [
        { rule: 'Hot', atMs: second(12, 13) },
        { rule: 'Cold', atMs: second(10, 13) },
      ],
      10_000,
      stepMs,
    );
    expect([...found]).to.deep.equal([
      ['Hot', 12_000],
      ['Cold', 10_000],
    ]);
  });
});
