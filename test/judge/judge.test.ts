import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { judge } from '../../harness/judge/judge.ts';
import type { Plan } from '../../harness/model/scenario.ts';
import { hasRun } from '../../harness/model/step-result.ts';
import { type ArmStory, handMadeJournal, type Story } from './hand-made-journal.ts';
import { placeOf, redisPlan } from './redis-plan.ts';

const restart = { 5: 30_400 };
const works: ArmStory = { brokenForMs: 31_237, durationsMs: restart };
const stays: ArmStory = { brokenForMs: 1_000_000 };
const whole = handMadeJournal({ arms: { runbook: works, control: stays } });
const told = (story: Story) => judge(handMadeJournal(story));
const withPlan = (changes: Partial<Plan>): Plan => ({ ...redisPlan, ...changes });
const firstText = (reasons: readonly { text: string }[]) => reasons[0]?.text ?? '';

describe('judge', () => {
  it('verifies a runbook that recovers in time a system that does not heal alone', () => {
    const verdict = judge(whole);
    expect(verdict.outcome).to.equal('verified');
    expect(verdict.credit).to.equal('runbook');
    expect(verdict.arms.map(({ arm }) => arm)).to.deep.equal(['runbook', 'control']);
    const [runbook, control] = verdict.arms;
    expect(runbook?.outage?.ms).to.be.closeTo(31_237, 50);
    expect(control?.censored).to.equal(true);
    expect(verdict.coverage).to.deep.equal({
      total: 7,
      executed: 5,
      automated: 0,
      bound: 0,
      unreached: 0,
      byResult: { ok: 5, 'not-taken': 2 },
    });
  });

  it('lets detect, outage and procedure add up', () => {
    const [runbook] = judge(whole).arms;
    const { detect, outage, procedure, injectedMs, broken, recovered } = runbook ?? {};
    // Each is in whole milliseconds.
    expect((injectedMs ?? 0) + (detect?.ms ?? 0)).to.be.closeTo(broken?.atMs ?? 0, 1);
    expect((broken?.atMs ?? 0) + (outage?.ms ?? 0)).to.be.closeTo(recovered?.atMs ?? 0, 1);
    const firstStep = whole.find(({ type }) => type === 'step-started');
    expect((firstStep?.atMs ?? 0) + (procedure?.ms ?? 0)).to.be.closeTo(recovered?.atMs ?? 0, 1);
  });

  it('refutes a late recovery on the line of the claim, with the measured time', () => {
    const late = { ...works, brokenForMs: 71_111, durationsMs: { 5: 70_000 } };
    const { outcome, recoveredInTime, procedureWorks } = told({ arms: { runbook: late } });
    expect(outcome).to.equal('refuted');
    expect(procedureWorks.holds).to.equal(true);
    expect(recoveredInTime.holds).to.equal(false);
    expect(recoveredInTime.reasons[0]?.place?.line).to.equal(24);
    expect(firstText(recoveredInTime.reasons)).to.match(/^Recovered 71\.\d\d s ± 0\.0\d s .*not/);
  });

  it('refutes a missing recovery, with the time it was watched', () => {
    const results = { 6: 'failed', 7: 'failed' } as const;
    const { outcome, recoveredInTime, arms } = told({ arms: { runbook: { ...stays, results } } });
    expect(outcome).to.equal('refuted');
    expect(firstText(recoveredInTime.reasons)).to.match(/^Not recovered within 89\.\d\d s/);
    expect(arms[0]?.censored).to.equal(true);
  });

  it('refutes a failed or endless step by its line, even if the service recovered', () => {
    const results = { 6: 'timed-out', 7: 'failed' } as const;
    const { outcome, procedureWorks, reasons } = told({ arms: { runbook: { ...works, results } } });
    expect(outcome).to.equal('refuted');
    expect(procedureWorks.reasons.map(({ place }) => place)).to.deep.equal([
      placeOf(19),
      placeOf(21),
    ]);
    expect(firstText(reasons)).to.match(/^Step 6 did not end and was stopped after .*kubectl wait/);
  });

  it('proves nothing with a step whose end is unknown', () => {
    const events = handMadeJournal({ arms: { runbook: { ...works, results: { 5: 'failed' } } } });
    const unseen = events.map((event) =>
      event.type === 'step-finished' && event.number === 5 && hasRun(event)
        ? { ...event, outputLost: true as const }
        : event,
    );
    const { outcome, procedureWorks } = judge(unseen);
    expect({ outcome, holds: procedureWorks.holds }).to.deep.equal({
      outcome: 'inconclusive',
      holds: null,
    });
  });

  it('takes one failed probe for chance, not for the fault', () => {
    const events = handMadeJournal({ arms: { runbook: works } });
    const failed = events.filter((event) => event.type === 'probe' && !event.ok);
    const stray = events.filter((event) => !failed.includes(event) || event === failed[0]);
    const { outcome, faultProven } = judge(stray);
    expect({ outcome, holds: faultProven.holds }).to.deep.equal({
      outcome: 'inconclusive',
      holds: false,
    });
  });

  it('lets a diagnostic look-up find nothing, and reports it', () => {
    const results = { 2: 'failed' } as const;
    const { outcome, procedureWorks } = told({ arms: { runbook: { ...works, results } } });
    expect(outcome).to.equal('verified');
    expect(procedureWorks.notes?.map(({ text }) => text)).to.include(
      'Step 2 failed with exit code 1',
    );
  });

  it('notes steps that were not taken or are a person’s work, which refute nothing', () => {
    const steps = redisPlan.steps.map((planned) =>
      planned.number === 1
        ? { ...planned, action: { kind: 'manual', because: 'needs eyes' } as const }
        : planned,
    );
    const { outcome, procedureWorks } = told({
      arms: { runbook: works },
      plan: withPlan({ steps }),
    });
    expect(outcome).to.equal('verified');
    expect(procedureWorks.notes?.map(({ text }) => text)).to.deep.equal([
      "Step 1 is a person's work: needs eyes",
      'Step 3 was not taken: the pod hangs, it does not crash',
      'Step 4 was not taken: the pod hangs, it does not crash',
    ]);
  });

  it('takes a procedure of which no command ran for no proof', () => {
    const action = { kind: 'manual', because: 'nobody can do it here' } as const;
    const steps = redisPlan.steps.map((planned) => ({ ...planned, action }));
    const { outcome, procedureWorks } = told({
      arms: { runbook: works },
      plan: withPlan({ steps }),
    });
    expect(outcome).to.equal('inconclusive');
    expect(procedureWorks.holds).to.equal(null);
  });

  it('is inconclusive if the RTO lies within the measurement error', () => {
    const rto = { ms: 31_237, place: placeOf(24) };
    const { outcome, reasons } = told({ arms: { runbook: works }, plan: withPlan({ rto }) });
    expect(outcome).to.equal('inconclusive');
    expect(firstText(reasons)).to.include('within the measurement error');
  });

  it('is inconclusive if watching ended before the RTO', () => {
    const plan = withPlan({ deadlineMs: 40_000 });
    const { outcome, recoveredInTime } = told({ arms: { runbook: stays }, plan });
    expect(outcome).to.equal('inconclusive');
    expect(recoveredInTime.holds).to.equal(null);
  });

  it('is inconclusive without a steady state', () => {
    const verdict = told({ arms: { runbook: { ...works, steady: false } } });
    expect(verdict.outcome).to.equal('inconclusive');
    expect(verdict.faultProven.holds).to.equal(false);
    expect(firstText(verdict.reasons)).to.match(/^No steady state/);
  });

  it('does not call a time less than one that is written the same', () => {
    const reason = (deadlineMs: number) =>
      firstText(
        told({ arms: { runbook: { brokenForMs: 1e9 } }, plan: { ...redisPlan, deadlineMs } })
          .recoveredInTime.reasons,
      );
    expect(reason(50_000)).to.match(/ 49\.90 s of watching, which is less than the stated 60 s/);
    expect(reason(60_100)).to.match(/ 60\.00 s of watching, which is too close to the stated 60 s/);
  });

  it('is inconclusive if a probe failed just before the injection', () => {
    const events = whole.map((event) =>
      event.type === 'probe' && event.sentMs > 37_700 && event.sentMs < 37_750
        ? { ...event, ok: false, detail: 'status 500' }
        : event,
    );
    const { outcome, reasons } = judge(events);
    expect(outcome).to.equal('inconclusive');
    expect(firstText(reasons)).to.match(/^No steady state: probe submit-job failed \(status 500\)/);
  });

  it('is inconclusive if the fault did not bite', () => {
    const { outcome, reasons } = told({ arms: { runbook: { brokenForMs: 0 } } });
    expect(outcome).to.equal('inconclusive');
    expect(firstText(reasons)).to.match(/^The fault did not bite: .* 10\.00 s/);
  });

  it('never refutes if the harness failed', () => {
    const error: JournalEvent = {
      atMs: 90_000,
      type: 'harness-error',
      arm: 'runbook',
      stage: 'watch',
      code: 'PROBER_FAILED',
      message: 'k6 ended.',
    };
    const late = handMadeJournal({ arms: { runbook: stays } });
    const { outcome, reasons } = judge([...late.slice(0, -1), error, ...late.slice(-1)]);
    expect(outcome).to.equal('inconclusive');
    expect(firstText(reasons)).to.equal(
      'The harness failed at “watch” of the runbook arm: PROBER_FAILED: k6 ended.',
    );
  });

  it('judges a journal cut anywhere as inconclusive, and reports where it stopped', () => {
    const facts = whole.flatMap(({ type }, index) => (type === 'probe' ? [] : [index]));
    for (const end of facts.slice(1)) {
      const { outcome, reasons } = judge(whole.slice(0, end));
      expect(outcome, `cut at ${end}`).to.equal('inconclusive');
      expect(firstText(reasons)).to.match(/^The journal ends [\d.]+ s into the drill, after “/);
    }
  });

  it('claims no recovery of an arm whose watching came to no end', () => {
    const until = whole.findIndex(({ type }) => type === 'seen-stable');
    const [runbook] = judge(whole.slice(0, until)).arms;
    expect(runbook).to.deep.include({ recovered: null, censored: true, watchedUntilMs: null });
  });

  it('refuses a journal without its start', () => {
    expect(() => judge(whole.slice(1))).to.throw('no drill-started');
  });

  describe('clean', () => {
    it('names what an arm changed, and does not verify', () => {
      const after = { 'Deployment/raibid-ci/redis': 'a9', 'Pod/raibid-ci/extra': 'c3' };
      const { outcome, clean } = told({ arms: { runbook: { ...works, after } } });
      expect(outcome).to.equal('inconclusive');
      expect(clean.reasons.map(({ text }) => text)).to.deep.equal([
        'After the runbook arm: Deployment/raibid-ci/redis was changed',
        'After the runbook arm: Pod/raibid-ci/extra was added',
        'After the runbook arm: Service/raibid-ci/redis was removed',
      ]);
    });

    it('does not hold while a fault is still there or something was left', () => {
      expect(told({ arms: { runbook: { ...works, gone: false } } }).clean.holds).to.equal(false);
      const left: JournalEvent = { atMs: 9, type: 'left-behind', what: 'container x' };
      expect(judge([...whole.slice(0, -1), left, ...whole.slice(-1)]).clean.holds).to.equal(false);
    });

    it('is unknown if an arm ended without the check', () => {
      const events = whole.filter(({ type }) => type !== 'reverted');
      expect(judge(events).clean.holds).to.equal(null);
    });
  });
});
