import { expect } from 'chai';
import { judge } from '../../../harness/judge/judge.ts';
import type { Plan, PlannedStep } from '../../../harness/model/scenario.ts';
import type { ArmStory } from '../hand-made-journal.ts';
import { handMadeJournal } from '../hand-made-journal.ts';
import { placeOf, redisPlan } from '../redis-plan.ts';

const works: ArmStory = { brokenForMs: 31_200 };
const persons = { kind: 'manual', because: 'nobody can do it here' } as const;

/** The Redis drill with some steps changed. */
const verdict = (change: (planned: PlannedStep) => PlannedStep, runbook: ArmStory) => {
  const plan: Plan = { ...redisPlan, steps: redisPlan.steps.map(change) };
  return judge(handMadeJournal({ arms: { runbook }, plan }));
};
const byHand = (number: number) => (planned: PlannedStep) =>
  planned.number === number ? { ...planned, action: persons } : planned;

describe('a person’s work that nobody did', () => {
  it('makes it unknown why a later step failed, with the place of that work', () => {
    const { outcome, procedureWorks } = verdict(byHand(5), { ...works, results: { 6: 'failed' } });
    expect(outcome).to.equal('inconclusive');
    expect(procedureWorks.holds).to.equal(null);
    const [reason] = procedureWorks.reasons;
    expect(reason?.text).to.match(
      /^Step 5 is a person's work, and nobody did it, so this proves nothing: step 6 failed/,
    );
    expect(reason?.place).to.deep.equal(placeOf(17));
  });

  it('also excuses a step that timed out', () => {
    const story: ArmStory = { ...works, results: { 7: 'timed-out' } };
    expect(verdict(byHand(5), story).procedureWorks.holds).to.equal(null);
  });

  it('does not excuse a step before it', () => {
    const story: ArmStory = { ...works, results: { 6: 'failed' } };
    expect(verdict(byHand(7), story).outcome).to.equal('refuted');
  });

  it('does not excuse invalid shell', () => {
    const broken = (planned: PlannedStep): PlannedStep => {
      const step = { ...planned.step, syntaxError: 'unexpected `fi`' };
      return planned.number === 6 ? ({ ...planned, step } as PlannedStep) : byHand(5)(planned);
    };
    expect(verdict(broken, { ...works, results: { 6: 'failed' } }).outcome).to.equal('refuted');
  });

  it('makes a late or missing recovery unknown', () => {
    for (const brokenForMs of [75_000, 1e9]) {
      const { outcome, recoveredInTime } = verdict(byHand(5), { brokenForMs });
      expect(outcome, String(brokenForMs)).to.equal('inconclusive');
      expect(recoveredInTime.holds).to.equal(null);
      expect(recoveredInTime.reasons[0]?.text).to.include(
        "Step 5 is a person's work, and nobody did it",
      );
      expect(recoveredInTime.reasons[0]?.place).to.deep.equal(placeOf(17));
    }
  });

  it('excuses no recovery that was late before that work was due', () => {
    const story: ArmStory = { brokenForMs: 1e9, durationsMs: { 2: 70_000 } };
    expect(verdict(byHand(5), story).recoveredInTime.holds).to.equal(false);
  });

  it('excuses no late recovery where that work was due before the fault', () => {
    const prepared = (planned: PlannedStep): PlannedStep =>
      planned.number === 1 ? { ...planned, action: persons, phase: 'prepare' } : planned;
    expect(verdict(prepared, { brokenForMs: 1e9 }).recoveredInTime.holds).to.equal(false);
  });

  const missing = { exitCode: 127, stderr: 'bash: line 1: redis-clii: command not found' };
  const undone = (text: string) => (planned: PlannedStep) =>
    planned.number === 5
      ? { ...planned, step: { ...planned.step, text }, action: persons }
      : planned;
  const withMissing = (text: string, failure = missing) =>
    verdict(undone(text), { ...works, results: { 7: 'failed' }, failures: { 7: failure } }).outcome;

  it('excuses no command that is not there', () => {
    expect(withMissing('kubectl edit deploy/redis')).to.equal('refuted');
  });

  for (const text of [
    'Install redis-cli first.',
    'ssh redis-1',
    'kubectl exec -it redis-0 -- sh',
  ]) {
    it(`but does where a person was to bring it, or to go where it is: ${text}`, () => {
      expect(withMissing(text)).to.equal('inconclusive');
    });
  }

  it('excuses a script that a person was to write', () => {
    const stderr = 'bash: line 1: ./repair.sh: No such file or directory';
    expect(withMissing('Write repair.sh.', { exitCode: 127, stderr })).to.equal('inconclusive');
  });

  it('leaves it to another arm to show that a step was needed', () => {
    const steps = redisPlan.steps.map(byHand(5));
    const arms = { runbook: works, 'without-6': { brokenForMs: 1e9 } } as const;
    const journal = handMadeJournal({ arms, plan: { ...redisPlan, steps } });
    expect(judge(journal).ablations.map(({ found }) => found)).to.deep.equal(['needed']);
  });

  it('takes nothing from an arm that recovered anyway', () => {
    expect(verdict(byHand(5), works).outcome).to.equal('verified');
  });
});

describe('a step that may fail', () => {
  const excused = (planned: PlannedStep): PlannedStep =>
    planned.number === 7 ? { ...planned, mayFail: 'the pod has no redis-cli yet' } : planned;

  it('refutes nothing, and the reason is a note', () => {
    for (const result of ['failed', 'timed-out'] as const) {
      const { outcome, procedureWorks } = verdict(excused, { ...works, results: { 7: result } });
      expect(outcome, result).to.equal('verified');
      expect(procedureWorks.notes?.map(({ text }) => text)).to.include(
        'Step 7 may fail, as the scenario says: the pod has no redis-cli yet',
      );
    }
  });

  const faultsOfPage = [
    { exitCode: 127, stderr: 'bash: line 1: redis-clii: command not found' },
    { exitCode: 126, stderr: 'bash: line 1: ./repair.sh: Permission denied' },
    { exitCode: 1, stderr: 'error: unknown flag: --foo' },
    { exitCode: 2, stderr: 'bash: line 1: syntax error: unexpected end of file' },
  ];
  for (const failure of faultsOfPage) {
    it(`refutes where the page is at fault: ${failure.stderr}`, () => {
      const story: ArmStory = { ...works, results: { 7: 'failed' }, failures: { 7: failure } };
      expect(verdict(excused, story).outcome).to.equal('refuted');
    });
  }

  it('excuses no other step, and is not mentioned if that step did not fail', () => {
    expect(verdict(excused, { ...works, results: { 6: 'failed' } }).outcome).to.equal('refuted');
    const { procedureWorks } = verdict(excused, works);
    expect(procedureWorks.notes?.filter(({ text }) => text.includes('may fail'))).to.deep.equal([]);
  });
});
