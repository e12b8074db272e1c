import { expect } from 'chai';
import type { JournalEvent } from '../../../harness/journal/events.ts';
import { parseJournal } from '../../../harness/journal/journal-lines.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { ArmName } from '../../../harness/model/scenario.ts';
import type { Invariant } from '../../../harness/model/system.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { redisPlan } from '../redis-plan.ts';

const works: ArmStory = { brokenForMs: 31_237, durationsMs: { 5: 30_400 } };
const read = { namespace: 'cloud', service: 'api', port: 8081, path: '/ledger' };
const base = { name: 'machines', says: 'never more machines than maxNodes', read, take: 'vms.now' };
const machines = (more: Partial<Invariant>): Invariant => ({
  ...base,
  counts: 'value',
  graceMs: 0,
  settleMs: 60_000,
  ...more,
});

/** Of a reading by when it is taken, from injection on: a number, or why nobody knows; undefined: none. */
type Tell = (afterMs: number, when: 'start' | 'during' | 'end') => number | string | undefined;

/** A journal with a reading every two seconds of each arm, from a second before the injection. */
function journalOf(
  invariant: Invariant,
  tell: Tell,
  more: object = {},
  arms: Partial<Record<ArmName, ArmStory>> = { runbook: works },
): JournalEvent[] {
  const plan = { ...redisPlan, invariants: [invariant] };
  return handMadeJournal({ arms, plan }).flatMap((event, index, events): JournalEvent[] => {
    if (event.type !== 'fault-injected' && event.type !== 'arm-finished') return [event];
    const { arm } = event;
    const injected = events.find((one) => one.type === 'fault-injected' && one.arm === arm);
    const fromMs = injected?.type === 'fault-injected' ? injected.startedMs : 0;
    const at = (atMs: number, when: 'start' | 'during' | 'end'): JournalEvent[] => {
      const found = tell(atMs - fromMs, when);
      if (found === undefined) return [];
      const { name } = invariant;
      return typeof found === 'string'
        ? [{ type: 'invariant-unread', arm, atMs, name, when, because: found }]
        : [{ type: 'invariant', arm, atMs, name, when, value: found, ...more }];
    };
    if (event.type === 'arm-finished') return [...at(event.atMs, 'end'), event];
    const over = events.slice(index).find((one) => one.type === 'reverted' && one.arm === arm);
    const during: JournalEvent[] = [];
    for (let atMs = fromMs + 1000; atMs < (over?.atMs ?? 0); atMs += 2000) {
      during.push(...at(atMs, 'during'));
    }
    return [...at(fromMs - 1000, 'start'), event, ...during];
  });
}
const told = (...args: Parameters<typeof journalOf>) => {
  const { outcome, reasons, invariantsHold, invariants } = judge(journalOf(...args));
  const [only] = invariants;
  return { outcome, first: reasons[0]?.text, holds: invariantsHold.holds, text: only?.text, only };
};

describe('an invariant of at most a number', () => {
  const atMost3 = machines({ atMost: 3 });

  it('holds if no reading exceeds it, and reports the worst and when', () => {
    const { outcome, holds, text, only } = told(atMost3, (afterMs) => (afterMs === 9000 ? 3 : 2));
    expect({ outcome, holds }).to.deep.equal({ outcome: 'verified', holds: true });
    expect(text).to.equal('peak 3, at most 3 allowed, 9.00 s after the fault');
    expect(only?.worst).to.deep.equal({ value: 3, bound: 3, atMs: 9000 });
  });

  it('refutes in its own words if a reading exceeds it', () => {
    const { outcome, first } = told(atMost3, (afterMs) => (afterMs === 9000 ? 4 : 2));
    expect(outcome).to.equal('refuted');
    expect(first).to.equal(
      'Broken: “never more machines than maxNodes”: peak 4, at most 3 allowed, 9.00 s after the fault.',
    );
  });

  it('allows a breach that is shorter than the grace', () => {
    const grace = machines({ atMost: 3, graceMs: 5000 });
    const beyond = (untilMs: number) => (afterMs: number) =>
      afterMs > 8000 && afterMs < untilMs ? 4 : 2;
    expect(told(grace, beyond(14_000))).to.include({ holds: true });
    const { outcome, text } = told(grace, beyond(16_000));
    expect(outcome).to.equal('refuted');
    expect(text).to.match(
      /^peak 4, at most 3 allowed, 9\.00 s after .*, and over the bound for 6\.00 s$/,
    );
    const twice = (afterMs: number) => (afterMs % 6000 === 5000 ? 2 : 4);
    expect(told(grace, (afterMs) => (afterMs > 0 ? twice(afterMs) : 2))).to.include({
      holds: true,
    });
  });

  it('is compared with the bound that was read with each number', () => {
    const read = machines({ atMost: { take: 'spec.maxNodes' } });
    expect(told(read, () => 4, { atMost: 5 })).to.include({ outcome: 'verified' });
    expect(told(read, () => 4, { atMost: 3.5 }).outcome).to.equal('inconclusive');
    expect(told(read, (ms) => (ms > 0 ? 4 : 0), { atMost: 3 }).outcome).to.equal('refuted');
    expect(
      told(read, () => 4),
      'no bound, no pass',
    ).to.include({ holds: null });
  });

  it('is unknown, so nothing is verified, if it could not be read for long', () => {
    const { outcome, first } = told(atMost3, (afterMs) =>
      afterMs > 4000 && afterMs < 20_000 ? 'no endpoints' : 2,
    );
    expect(outcome).to.equal('inconclusive');
    expect(first).to.equal(
      'Not known: “never more machines than maxNodes”: it was not read for 18.00 s: no endpoints.',
    );
    expect(told(atMost3, () => undefined)).to.include({ outcome: 'inconclusive', holds: null });
  });

  it('holds if it could not be read for a moment', () => {
    const { holds } = told(atMost3, (afterMs) => (afterMs === 9000 ? 'no endpoints' : 2));
    expect(holds).to.equal(true);
  });

  it('is broken however little was read otherwise', () => {
    const { outcome } = told(atMost3, (afterMs) => (afterMs === 9000 ? 4 : 'no endpoints'));
    expect(outcome).to.equal('refuted');
  });

  it('is unknown if it was broken before the fault', () => {
    const { outcome, text } = told(atMost3, () => 4);
    expect({ outcome, text }).to.deep.equal({
      outcome: 'inconclusive',
      text: 'it was already 4 before the fault',
    });
  });
});

describe('an invariant of a counter', () => {
  const calls = (counts: Invariant['counts'], atMost: number) =>
    machines({ says: 'no storm of calls', take: 'calls.total', counts, atMost, report: 'calls' });

  it('counts its growth since the arm began', () => {
    const steady: Tell = (afterMs) => 1000 + afterMs / 1000;
    expect(told(calls('growth', 100), steady)).to.include({ holds: true });
    const { outcome, text } = told(calls('growth', 20), steady);
    expect(outcome).to.equal('refuted');
    expect(text).to.match(/^peak 3\d calls, at most 20 allowed, 3\d\.\d\d s after the fault/);
  });

  it('counts its growth within a minute', () => {
    const slow = { ...works, brokenForMs: 80_000, durationsMs: { 5: 79_000 } };
    const each =
      (perSecond: number): Tell =>
      (afterMs) =>
        500 + (afterMs / 1000) * perSecond;
    const [bound, arms] = [calls('per-minute', 130), { runbook: slow }];
    const within = judge(journalOf(bound, each(2), {}, arms)).invariants[0];
    expect(within?.text).to.match(/^peak 120 calls within a minute, at most 130 allowed, /);
    const beyond = judge(journalOf(bound, each(3), {}, arms)).invariants[0];
    expect(beyond).to.include({ holds: false });
    expect(beyond?.worst?.value).to.equal(180);
  });

  it('is unknown if the counter restarted, or was not read before the fault', () => {
    const restarted = told(calls('growth', 100), (ms) => (ms > 9000 ? 3 : 1000));
    expect(restarted.text).to.equal('the counter fell to 3, so it restarted');
    expect(restarted).to.include({ outcome: 'inconclusive', holds: null });
    const unread = told(calls('growth', 100), (ms) => (ms < 0 ? 'no answer' : 1000));
    expect(unread.text).to.equal('it was not read before the fault');
  });
});

describe('an invariant at the end', () => {
  const none = machines({ says: 'no machine is left', atEnd: 0 });

  it('counts when all is well again, and no sooner', () => {
    const { outcome, text, only } = told(none, (_, when) => (when === 'end' ? 0 : 3));
    expect({ outcome, text }).to.deep.equal({ outcome: 'verified', text: '0 at the end' });
    expect(only?.atEnd).to.deep.equal({ value: 0, bound: 0 });
    const left = told(none, (_, when) => (when === 'end' ? 1 : 0));
    expect(left.first).to.equal('Broken: “no machine is left”: 1 at the end, not 0.');
    expect(left.outcome).to.equal('refuted');
  });

  it('is compared with the bound read then', () => {
    const same = machines({ atEnd: { take: 'items.length' } });
    expect(told(same, () => 2, { atEnd: 2 })).to.include({ outcome: 'verified' });
    expect(told(same, () => 2, { atEnd: 3 }).text).to.equal('2 at the end, not 3');
  });

  it('is unknown if it could not be read then', () => {
    const { outcome, text } = told(none, (_, when) => (when === 'end' ? 'gone' : 0));
    expect({ outcome, text }).to.deep.equal({
      outcome: 'inconclusive',
      text: 'it was not read at the end: gone',
    });
  });

  it('may be combined with a bound: both must hold', () => {
    const both = machines({ atMost: 3, atEnd: 0 });
    expect(told(both, (_, when) => (when === 'end' ? 0 : 2))).to.include({ outcome: 'verified' });
    const { outcome, text } = told(both, () => 2);
    expect(outcome).to.equal('refuted');
    expect(text).to.match(/^peak 2, at most 3 allowed, .*; 2 at the end, not 0$/);
  });
});

describe('an invariant', () => {
  it('that is only reported decides nothing', () => {
    const wasted = machines({ counts: 'growth', report: 's' });
    const found = judge(
      journalOf(wasted, (ms, when) => (when === 'end' ? 412 : Math.max(0, ms / 1000))),
    );
    expect(found.outcome).to.equal('verified');
    expect(found.invariantsHold).to.include({ holds: null, decides: false });
    expect(found.invariants[0]).to.deep.include({ text: '412 s', unit: 's' });
    expect(found.invariants[0]).to.not.have.property('holds');
    const unread = told(wasted, () => 'gone');
    expect(unread).to.include({
      outcome: 'verified',
      text: 'not known: it was not read before the fault',
    });
  });

  it('that is broken in the control arm is a note', () => {
    const arms = { runbook: works, control: { brokenForMs: 1e9 } };
    const events = journalOf(machines({ atMost: 3 }), () => 2, {}, arms).map((event) =>
      event.type === 'invariant' && event.arm === 'control' && event.when === 'during'
        ? { ...event, value: 9 }
        : event,
    );
    const { outcome, invariantsHold, invariants } = judge(events);
    expect(outcome).to.equal('verified');
    expect(invariantsHold.notes?.[0]?.text).to.match(/^In the control arm: Broken: .*: peak 9,/);
    expect(invariants.map(({ arm, holds }) => [arm, holds])).to.deep.equal([
      ['runbook', true],
      ['control', false],
    ]);
  });

  it('refutes nothing if the fault was not proven', () => {
    const arms = { runbook: { brokenForMs: 0 } };
    const events = journalOf(machines({ atMost: 3 }), (ms) => (ms > 0 ? 9 : 0), {}, arms);
    expect(judge(events).outcome).to.equal('inconclusive');
  });

  it('is read from a journal as it was written; older journals have none', () => {
    const events = journalOf(machines({ atMost: { take: 'x' } }), () => 2, { atMost: 3 });
    const text = events.map((event) => JSON.stringify(event)).join('\n');
    expect(judge(parseJournal(text))).to.deep.equal(judge(events));
    const older = text.split('\n').filter((line) => !line.includes('"type":"invariant"'));
    const [head = '{}'] = older;
    const { plan, ...started } = JSON.parse(head);
    const { invariants: _, ...without } = plan;
    older[0] = JSON.stringify({ ...started, plan: without });
    const { outcome, invariants } = judge(parseJournal(older.join('\n')));
    expect({ outcome, invariants }).to.deep.equal({ outcome: 'verified', invariants: [] });
  });

  it('does not say how far a killed run had come', () => {
    const events = journalOf(machines({ atMost: 3 }), () => 2);
    const at = events.findIndex(({ type }) => type === 'seen-broken');
    const cut = events.slice(0, at + 1);
    const late = { type: 'invariant', arm: 'runbook', atMs: 99_000, name: 'machines' } as const;
    const asked = {
      type: 'traffic',
      arm: 'runbook',
      atMs: 99_001,
      probe: 'other',
      ok: true,
    } as const;
    const { reasons } = judge([
      ...cut,
      { ...late, when: 'during', value: 2 },
      { ...asked, sentMs: 99_000, durationMs: 1 },
    ]);
    expect(reasons[0]?.text).to.match(/after “seen-broken” of the runbook arm/);
  });
});
