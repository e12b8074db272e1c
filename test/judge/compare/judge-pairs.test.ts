import { expect } from 'chai';
import { judgePairs } from '../../../harness/judge/compare/judge-pairs.ts';
import type { ArmStory } from '../hand-made-journal.ts';
import { never, noBite, recovers, times, trialRecords } from '../trials/trial-records.ts';

const trials = (stories: readonly ArmStory[]) =>
  trialRecords(stories, { declared: {} }).map(({ verdict }) => verdict);
const judged = (old: readonly ArmStory[], edited: readonly ArmStory[]) => {
  const { outcome, reasons, pairs } = judgePairs(trials(old), trials(edited));
  return { outcome, pairs, text: reasons.map(({ text }) => text).join('\n') };
};
const around = (ms: number, count: number) =>
  Array.from({ length: count }, (_, at) => recovers(ms + 300 * ((at * 2) % count)));

describe('pairs of drills of two texts', () => {
  it('show what is slower in each of three, which is the most that three can show', () => {
    const { outcome, pairs, text } = judged(around(30_000, 3), around(34_000, 3));
    expect(outcome).to.equal('worse');
    expect(pairs).to.deep.include({ pairs: 3, compared: 3 });
    expect(pairs?.times?.slower).to.be.closeTo(0.05, 1e-12);
    expect(text).to.match(
      /With the new text a median of 34\.\d\d s \(3\d\.\d\d s to 3\d\.\d\d s\), with the old one a median of 30/,
    );
    expect(text).to.include(
      'A difference as seen has a chance of 5.0 % if the texts differ in nothing; so many pairs could have shown 5.0 % at best.',
    );
    expect(judged(around(34_000, 3), around(30_000, 3)).outcome).to.equal('better');
  });

  it('show nothing where two pairs differ, and say that two could not have', () => {
    const { outcome, text } = judged(around(30_000, 2), around(40_000, 2));
    expect(outcome).to.equal('same');
    expect(text).to.include('so none is shown; so many pairs can show no difference at 5 %');
  });

  it('show a difference that one drill of each text would have taken for chance', () => {
    const { outcome, text } = judged(around(30_000, 5), around(32_000, 5));
    expect(outcome).to.equal('worse');
    expect(text).to.include('has a chance of 0.4 %');
  });

  it('show none where times of both texts mix', () => {
    const old = [30_000, 33_000, 31_000, 35_000, 32_000].map(recovers);
    const edited = [31_500, 30_500, 34_000, 32_500, 36_000].map(recovers);
    const { outcome, text } = judged(old, edited);
    expect(outcome).to.equal('same');
    expect(text).to.include('so none is shown; so many pairs could have shown 0.4 %.');
  });

  it('do not take for a difference what the measurement may be off', () => {
    const { outcome, pairs } = judged(times(5, recovers(30_000)), times(5, recovers(30_060)));
    expect(outcome).to.equal('same');
    expect(pairs?.times?.slower).to.be.below(0.05);
  });

  it('are broken where the new text is refuted in more pairs than the old one, in whatever time', () => {
    const { outcome, text } = judged(times(3, recovers(31_000)), [
      ...times(2, recovers(31_000)),
      never,
    ]);
    expect(outcome).to.equal('broken');
    expect(text).to.match(
      /^The new text is worse or broken in 1 of 3 pairs, and better in 0\.\nPair 3: /,
    );
    expect(text).to.include('1 of 3 not recovered');
    const flaky = judged(
      [never, ...times(4, recovers(31_000))],
      [...times(4, recovers(31_000)), never],
    );
    expect(flaky.outcome).to.equal('same');
    expect(judged([never, never, never], times(3, recovers(31_000))).outcome).to.equal('better');
  });

  it('leave out a pair that proves nothing, and say so', () => {
    const old = [...around(30_000, 3), recovers(30_000)];
    const { outcome, pairs, text } = judged(old, [...around(34_000, 3), noBite]);
    expect(outcome).to.equal('worse');
    expect(pairs).to.deep.include({ pairs: 4, compared: 3 });
    expect(text).to.include(
      '1 of 4 pairs prove nothing, and are left out.\nPair 4: The drill of the new',
    );
  });

  it('prove nothing where none does, and where none was drilled with both texts', () => {
    expect(judged(times(2, noBite), times(2, noBite)).outcome).to.equal('inconclusive');
    expect(judgePairs(trials(times(2, noBite)), []).outcome).to.equal('inconclusive');
    const withstood = { ...noBite, inPlace: true };
    expect(judged(times(2, withstood), times(2, withstood)).outcome).to.equal('withstood');
  });

  it('are of the trials with the same number', () => {
    const [old, edited] = [trials(around(30_000, 5)), trials(around(34_000, 5))];
    const missing = edited.filter(({ trial }) => trial?.number !== 2);
    expect(judgePairs(old, missing).pairs).to.deep.include({ pairs: 4, compared: 4 });
  });
});
