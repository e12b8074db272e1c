import { expect } from 'chai';
import type { AlertRecord } from '../../harness/model/verdict.ts';
import { firedWords } from '../../harness/report/alert-words.ts';

const words = (found: Partial<AlertRecord>) =>
  firedWords({
    ...{ arm: 'runbook', rule: 'Stuck', text: 'x < 1 for 10m', fired: false },
    place: { file: 'ops.md', line: 7, column: 1 },
    ...found,
  });

describe('the words for an alert', () => {
  it('say when it fired, or that it did not, or why nobody knows', () => {
    expect(words({ fired: true, afterMs: 12_500 })).to.equal('fired after 12.50 s');
    expect(words({})).to.equal('did not fire');
    expect(words({ fired: null, because: 'no answer' })).to.equal('not known: no answer');
  });

  it('say how long its expression was true before it fired', () => {
    const truth = { fromMs: 2_500, toMs: 80_000, lasting: true };
    expect(words({ fired: true, afterMs: 62_500, forMs: 60_000, truth })).to.equal(
      'fired after 62.50 s: its expression was true after 2.50 s, and its "for" is 60 s',
    );
  });

  it('say when it would fire, where the drill was too short to show it', () => {
    const truth = { fromMs: 4_000, toMs: 78_000, lasting: true };
    expect(words({ forMs: 600_000, truth })).to.equal(
      'did not fire: its expression was true from 4.00 s to 78.00 s, where the drill ended; with its "for" of 10 min it fires 10 min 4 s after the fault if it stays true',
    );
  });

  it('say that its expression was not true for long enough, or never', () => {
    const truth = { fromMs: 4_000, toMs: 45_000, lasting: false };
    expect(words({ forMs: 600_000, truth })).to.equal(
      'did not fire: its expression was true from 4.00 s to 45.00 s, and its "for" is 10 min',
    );
    expect(words({ forMs: 600_000 })).to.equal('did not fire: its expression was never true');
  });
});
