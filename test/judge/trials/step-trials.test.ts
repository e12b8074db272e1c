import { expect } from 'chai';
import { stepTrialsOf } from '../../../harness/judge/trials/step-trials.ts';
import type { StepTrials } from '../../../harness/model/trials.ts';
import { stepTrialsText } from '../../../harness/report/trials/step-words.ts';
import type { ArmStory } from '../hand-made-journal.ts';
import {
  late,
  never,
  noBite,
  onTheEdge,
  recovers,
  soon,
  times,
  trialRecords,
} from './trial-records.ts';

/** What so many trials with the whole text, and as many without step 2, show about it. */
function shown(runbook: readonly ArmStory[], without: readonly ArmStory[]): StepTrials {
  const records = trialRecords(runbook, {
    others: (index) => ({ 'without-2': without[index] ?? noBite }),
  });
  const [step, ...others] = stepTrialsOf(records.map(({ verdict }) => verdict));
  if (!step || others.length > 0) throw new Error('one step was left out');
  return step;
}

describe('trials without a step', () => {
  it('show that it is needed where they are late, and those with it in time', () => {
    const step = shown(times(5, soon), times(5, never));
    // One way in 252 to deal five late trials of ten, and two tests.
    expect(step).to.deep.include({ found: 'needed', trials: 5, inTime: { whole: 5, without: 0 } });
    expect(step.chance).to.be.closeTo(2 / 252, 1e-12);
    expect(stepTrialsText(step)).to.equal(
      'needed: in time in 5 of 5 trials with it, in 0 of 5 without it (by chance in 0.8 %).',
    );
  });

  it('show nothing where there are too few of them, and say so', () => {
    const step = shown(times(2, soon), times(2, never));
    expect(step.found).to.equal('not shown to be needed');
    expect(stepTrialsText(step)).to.match(
      /So few trials could not show more \(33\.3 % at best\)\.$/,
    );
  });

  it('show no need where they recover in time as well', () => {
    const step = shown(times(5, soon), times(5, soon));
    expect(step).to.deep.include({
      found: 'not shown to be needed',
      inTime: { whole: 5, without: 5 },
    });
    expect(stepTrialsText(step)).to.not.contain('So few');
  });

  it('show harm where users are served again sooner without it, by more than the measuring error', () => {
    const step = shown(times(5, soon), times(5, recovers(9_000)));
    expect(step.found).to.equal('harmful');
    expect(stepTrialsText(step)).to.match(
      /^harmful: the median 31\.\d+ s with it, 9\.\d+ s without it/,
    );
    expect(shown(times(5, late), times(5, soon)).found).to.equal('harmful');
    expect(shown(times(5, recovers(31_040)), times(5, recovers(31_000))).found).to.equal(
      'not shown to be needed',
    );
  });

  it('take what is undecided for neither', () => {
    expect(shown(times(5, soon), times(5, onTheEdge)).found).to.equal('not shown to be needed');
  });

  it('count only where the fault was proven with it and without it', () => {
    const step = shown([soon, noBite, soon], [soon, soon, noBite]);
    expect(step.trials).to.equal(1);
    expect(stepTrialsText(shown([noBite], [soon]))).to.match(/^unknown: no trial proved the fault/);
  });

  it('are asked more of, the more steps are left out', () => {
    const records = trialRecords(times(5, soon), {
      others: () => ({ 'without-2': never, 'without-4': never, 'without-5': never }),
    });
    const steps = stepTrialsOf(records.map(({ verdict }) => verdict));
    expect(steps.map(({ step }) => step)).to.deep.equal([2, 4, 5]);
    for (const { chance } of steps) expect(chance).to.be.closeTo(6 / 252, 1e-12);
  });
});
