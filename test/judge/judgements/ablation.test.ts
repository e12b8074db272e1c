import { expect } from 'chai';
import { judge } from '../../../harness/judge/judge.ts';
import type { Ablation } from '../../../harness/model/verdict.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';

// The RTO is 60 s; watching ends after 90 s.
const works: ArmStory = { brokenForMs: 31_000 };
const stuck: ArmStory = { brokenForMs: 1e9 };
const noBite: ArmStory = { brokenForMs: 0 };

describe('an arm without a step', () => {
  const rows: readonly [string, ArmStory, ArmStory, Ablation['found'], RegExp][] = [
    [
      'both in time',
      works,
      works,
      'not shown to be needed',
      /^Not shown to be needed: recovered 31/,
    ],
    ['in time with the step alone', works, stuck, 'needed', /^Needed\. Without it: Not recovered/],
    [
      'in time without the step alone',
      stuck,
      works,
      'harmful',
      /^Harmful: recovered 31.* With it: Not recovered/,
    ],
    ['neither', stuck, stuck, 'unknown', /^Unknown: with it nothing is shown to recover either/],
    ['the fault did not bite without it', works, noBite, 'unknown', /./],
    ['the fault did not bite with it', noBite, works, 'not shown to be needed', /^Not shown/],
    [
      'too close to the stated time',
      works,
      { brokenForMs: 60_020 },
      'unknown',
      /measurement error/,
    ],
  ];
  for (const [what, runbook, without, found, reason] of rows) {
    it(`${what}: ${found}`, () => {
      const arms = { runbook, 'without-2': without };
      const [ablation] = judge(handMadeJournal({ arms })).ablations;
      expect(ablation).to.deep.include({ arm: 'without-2', step: 2, found });
      expect(ablation?.reason).to.match(reason);
    });
  }

  it('has its time as a trial, if the fault was seen', () => {
    const of = (without: ArmStory) =>
      judge(handMadeJournal({ arms: { runbook: works, 'without-2': without } })).ablations[0]
        ?.trial;
    expect(of(works)).to.include({ censored: false, inTime: true });
    expect(of(stuck)).to.include({ censored: true, inTime: false });
    expect(of(noBite)).to.equal(null);
  });
});
