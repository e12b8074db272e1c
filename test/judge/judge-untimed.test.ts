import { expect } from 'chai';
import { parseJournal } from '../../harness/journal/journal-lines.ts';
import { judge } from '../../harness/judge/judge.ts';
import type { ArmName } from '../../harness/model/scenario.ts';
import { type ArmStory, handMadeJournal } from './hand-made-journal.ts';
import { redisPlan } from './redis-plan.ts';

const plan = { ...redisPlan, rto: null, deadlineMs: 90_000, controlMs: 90_000 };
const told = (arms: Partial<Record<ArmName, ArmStory>>) => judge(handMadeJournal({ arms, plan }));
const works: ArmStory = { brokenForMs: 31_237, durationsMs: { 5: 30_400 } };
const stuck: ArmStory = { brokenForMs: 1e9 };

describe('a drill of a procedure that states no time', () => {
  it('is verified if it recovered, and compared with nothing', () => {
    const { outcome, recoveredInTime, reasons, rto } = told({ runbook: works });
    expect({ outcome, rto }).to.deep.equal({ outcome: 'verified', rto: null });
    expect(recoveredInTime).to.deep.include({ holds: null, decides: false });
    expect(reasons[0]?.text).to.match(
      /^Recovered 31\.\d\d s ± .* the runbook states no time to compare with/,
    );
  });

  it('is inconclusive if it did not recover: nothing states how long that may take', () => {
    const { outcome, recoveredInTime, reasons } = told({ runbook: stuck });
    expect(outcome).to.equal('inconclusive');
    expect(recoveredInTime).to.not.have.property('decides');
    expect(reasons[0]?.text).to.match(/^Not recovered within 89\.\d\d s .* states no time/);
  });

  it('is refuted by a step all the same', () => {
    expect(told({ runbook: { ...works, results: { 6: 'failed' } } }).outcome).to.equal('refuted');
  });

  it('is read from its journal as it was written', () => {
    const journal = handMadeJournal({ arms: { runbook: works }, plan });
    const text = journal.map((event) => JSON.stringify(event)).join('\n');
    expect(judge(parseJournal(text))).to.deep.equal(judge(journal));
  });
});

describe('credit without a stated time', () => {
  const rows: [what: string, control: ArmStory, runbook: ArmStory, string, RegExp][] = [
    [
      'broken without it',
      stuck,
      works,
      'runbook',
      /was still broken when watching ended, 89\.\d\d s after/,
    ],
    [
      'later without it',
      { brokenForMs: 70_000 },
      works,
      'runbook',
      /70\.\d\d s .* with it after 31/,
    ],
    [
      'as soon without it',
      { brokenForMs: 32_000 },
      works,
      'heals alone',
      /recovered 3[12]\.\d\d s/,
    ],
    ['only without it', { brokenForMs: 32_000 }, stuck, 'heals alone', /no time is stated/],
    [
      'broken with and without it',
      stuck,
      stuck,
      'unproven',
      /not shown to recover, so there is nothing/,
    ],
  ];
  for (const [what, control, runbook, credit, reason] of rows) {
    it(`${what}: ${credit}`, () => {
      const verdict = told({ runbook, control });
      expect(verdict.credit).to.equal(credit);
      expect(verdict.creditReason).to.match(reason);
    });
  }

  it('shows no step to be needed that it recovers without', () => {
    const { ablations } = told({ runbook: works, 'without-2': works, 'without-5': stuck });
    expect(ablations.map(({ found }) => found)).to.deep.equal([
      'not shown to be needed',
      'unknown',
    ]);
  });
});
