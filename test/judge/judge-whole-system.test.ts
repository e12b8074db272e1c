import { expect } from 'chai';
import { judge } from '../../harness/judge/judge.ts';
import type { PlannedStep, StepAction } from '../../harness/model/scenario.ts';
import { type ArmStory, handMadeJournal } from './hand-made-journal.ts';
import { placeOf, redisPlan } from './redis-plan.ts';

const works: ArmStory = { brokenForMs: 31_237, durationsMs: { 5: 30_400 } };
const stays: ArmStory = { brokenForMs: 1_000_000 };

/** The plan with some of its steps changed, by number. */
function changed(changes: Readonly<Record<number, Partial<PlannedStep>>>) {
  const steps = redisPlan.steps.map((step) => ({ ...step, ...changes[step.number] }));
  return { ...redisPlan, steps };
}

describe('judging a preparation before the fault', () => {
  const plan = changed({ 1: { phase: 'prepare' }, 2: { phase: 'prepare' } });

  it('times the procedure from the first step of the recovery', () => {
    const events = handMadeJournal({ plan, arms: { runbook: works, control: stays } });
    const { outcome, arms, coverage } = judge(events);
    expect(outcome).to.equal('verified');
    expect(coverage).to.include({ total: 7, executed: 5, unreached: 0 });
    const first = events.find((event) => event.type === 'step-started' && event.number === 3);
    const [runbook, control] = arms;
    expect((first?.atMs ?? 0) + (runbook?.procedure?.ms ?? 0)).to.be.closeTo(
      runbook?.recovered?.atMs ?? 0,
      1,
    );
    expect(control?.steps.map(({ number }) => number)).to.deep.equal([1, 2]);
    expect(control?.procedure).to.equal(null);
  });

  it('refutes by a step of it that fails, even one that only looks', () => {
    const runbook = { ...works, results: { 2: 'failed' } } as const;
    const { outcome, procedureWorks } = judge(handMadeJournal({ plan, arms: { runbook } }));
    expect(outcome).to.equal('refuted');
    expect(procedureWorks.reasons[0]?.place).to.deep.equal(placeOf(12));
  });
});

describe('judging a preparation that spoils the steady state', () => {
  it('proves nothing, and says so', () => {
    const events = handMadeJournal({ arms: { runbook: { ...works, steady: false } } });
    const at = events.findIndex((event) => event.type === 'steady-state');
    const held = {
      atMs: 37_000,
      arm: 'runbook',
      type: 'steady-state',
      held: true,
      passes: 30,
    } as const;
    const { outcome, reasons } = judge(events.toSpliced(at, 0, held));
    expect(outcome).to.equal('inconclusive');
    expect(reasons[0]?.text).to.match(
      /^No steady state: it needs 20 passes in a row, and the last were 3; nothing was injected/,
    );
  });
});

describe('judging automations', () => {
  const action: StepAction = {
    kind: 'automated',
    name: 'enlarge-claim',
    run: 'kubectl patch pvc redis-data',
    timeoutMs: 10_000,
    because: 'an editor waits for a person',
  };
  const plan = changed({ 4: { action } });

  it('counts its step as executed, and names the automation', () => {
    const { outcome, procedureWorks, coverage } = judge(
      handMadeJournal({ plan, arms: { runbook: works } }),
    );
    expect(outcome).to.equal('verified');
    expect(coverage).to.include({ executed: 6, automated: 1 });
    expect(procedureWorks.reasons[0]?.text).to.equal(
      'All 6 commands that were due ran and succeeded; 1 of them by automation.',
    );
    expect(procedureWorks.notes?.map(({ text }) => text)).to.include(
      'Step 4 was done by the automation “enlarge-claim”: an editor waits for a person',
    );
  });

  it('takes one that failed for no failure of the runbook, and for no proof', () => {
    for (const result of ['failed', 'timed-out'] as const) {
      const runbook = { ...works, results: { 4: result } };
      const { outcome, procedureWorks } = judge(handMadeJournal({ plan, arms: { runbook } }));
      expect({ outcome, holds: procedureWorks.holds }).to.deep.equal({
        outcome: 'inconclusive',
        holds: null,
      });
      expect(procedureWorks.reasons[0]?.text).to.match(
        /^The scenario's automation “enlarge-claim”/,
      );
    }
  });
});

describe('judging other orders', () => {
  const scenario = { ...redisPlan.scenario, orders: { backwards: [7, 6, 5, 4, 3, 2, 1] } };
  const plan = { ...redisPlan, scenario };
  const of = (backwards: ArmStory) =>
    judge(handMadeJournal({ plan, arms: { runbook: works, 'order-backwards': backwards } }))
      .reorderings;

  it('reports whether each recovers in time, which decides nothing', () => {
    const [late, ...more] = of(stays);
    expect(more).to.deep.equal([]);
    expect(late).to.deep.include({ arm: 'order-backwards', steps: [7, 6, 5, 4, 3, 2, 1] });
    expect(late?.recoveredInTime.holds).to.equal(false);
    expect(of(works)[0]?.recoveredInTime.holds).to.equal(true);
    expect(judge(handMadeJournal({ plan, arms: { runbook: works } })).reorderings).to.deep.equal(
      [],
    );
  });

  it('reports nothing for an arm in which the fault was not proven', () => {
    const [unproven] = of({ brokenForMs: 0 });
    expect(unproven?.recoveredInTime.holds).to.equal(null);
    expect(unproven?.recoveredInTime.reasons[0]?.text).to.match(/^The fault did not bite/);
  });
});

describe('judging alerts', () => {
  const alerts = ['Restarting', 'RedisUnreachable', 'DiskFull'].map((rule, index) => ({
    rule,
    says: `line ${index}`,
    place: placeOf(30 + index),
  }));
  const plan = { ...redisPlan, alerts };

  it('times each from the injection, in each arm, and decides nothing by it', () => {
    const fired = { Restarting: 12_500, RedisUnreachable: false } as const;
    const { outcome, alerts: records } = judge(
      handMadeJournal({ plan, arms: { runbook: { ...works, alerts: fired }, control: stays } }),
    );
    expect(outcome).to.equal('verified');
    expect(
      records.map(({ arm, rule, fired: did, afterMs }) => [arm, rule, did, afterMs]),
    ).to.deep.equal([
      ['runbook', 'Restarting', true, 12_500],
      ['runbook', 'RedisUnreachable', false, undefined],
      ['runbook', 'DiskFull', null, undefined],
      ['control', 'Restarting', null, undefined],
      ['control', 'RedisUnreachable', null, undefined],
      ['control', 'DiskFull', null, undefined],
    ]);
    expect(records[0]?.place).to.deep.equal(placeOf(30));
  });

  it('times from the injection, too, when an expression was true that must be for some time', () => {
    const events = handMadeJournal({
      plan,
      arms: { runbook: { ...works, alerts: { Restarting: false } } },
    });
    const [injected] = events.filter((event) => event.type === 'fault-injected');
    const startedMs = injected?.type === 'fault-injected' ? injected.startedMs : 0;
    const truth = { fromMs: startedMs + 2_000, toMs: startedMs + 9_000, lasting: true };
    const [record] = judge(
      events.map((event) =>
        event.type === 'alert' && event.rule === 'Restarting'
          ? { ...event, forMs: 600_000, truth }
          : event,
      ),
    ).alerts;
    expect(record).to.deep.include({ fired: false, forMs: 600_000 });
    expect(record?.truth).to.deep.equal({ fromMs: 2_000, toMs: 9_000, lasting: true });
  });
});

describe('judging a fault that can do nothing', () => {
  const runbook = { ...works, inapplicable: 'no network policy is enforced' };

  it('calls the drill inapplicable, with the reason', () => {
    const { outcome, reasons, faultProven, credit } = judge(handMadeJournal({ arms: { runbook } }));
    expect({ outcome, holds: faultProven.holds, credit }).to.deep.equal({
      outcome: 'inapplicable',
      holds: null,
      credit: 'unproven',
    });
    expect(reasons.map(({ text }) => text)).to.deep.equal([
      'The fault can do nothing here: no network policy is enforced',
    ]);
  });

  it('judges a runbook arm in which it did bite as usual', () => {
    const verdict = judge(handMadeJournal({ arms: { runbook: works, control: runbook } }));
    expect(verdict.outcome).to.equal('verified');
    expect(verdict.credit).to.equal('unproven');
    expect(verdict.creditReason).to.include('The fault can do nothing here');
  });

  it('is inconclusive if something was left, or the harness failed', () => {
    const events = handMadeJournal({ arms: { runbook } });
    const left = { atMs: 1, type: 'left-behind', what: 'namespace probe' } as const;
    expect(judge([...events, left]).outcome).to.equal('inconclusive');
    expect(judge(events.slice(0, -1)).outcome).to.equal('inconclusive');
  });
});
