import { expect } from 'chai';
import type { JournalEvent } from '../../../harness/journal/events.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { Inventory } from '../../../harness/model/system.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { countingPlan, redisPlan } from '../redis-plan.ts';

const none = { kind: 'none', text: 'None: jobs wait in the queue' } as const;
const lastSecond = { kind: 'at-most', lossMs: 1000, text: 'the last second of writes' } as const;
const lastHalf = { kind: 'at-most', lossMs: 500, text: 'the last half second' } as const;
const high = { kind: 'stated', text: 'High, if ephemeral' } as const;
const works: ArmStory = { brokenForMs: 31_237, durationsMs: { 5: 30_400 } };
const stays: ArmStory = { brokenForMs: 1_000_000 };

const told = (runbook: Partial<ArmStory>, plan = countingPlan(none), control: ArmStory = stays) =>
  judge(handMadeJournal({ plan, arms: { runbook: { ...works, ...runbook }, control } }));
const shown = ({ outcome, dataSafe }: ReturnType<typeof told>) => ({
  outcome,
  holds: dataSafe.holds,
  line: dataSafe.reasons[0]?.place?.line,
});
const text = ({ dataSafe }: ReturnType<typeof told>) => dataSafe.reasons[0]?.text ?? '';
/** Sent so long before or after the injection. */
const between = (fromMs: number, toMs: number) => (afterMs: number) =>
  afterMs >= fromMs && afterMs < toMs;

describe('data safe', () => {
  it('holds if every acknowledged request is there, and counts them by time', () => {
    const verdict = told({});
    expect(shown(verdict)).to.deep.equal({ outcome: 'verified', holds: true, line: undefined });
    expect(text(verdict)).to.match(
      /^None of \d+ acknowledged requests of submit-job is lost: (39|40) before the fault, [01] while it lasted, \d+ after it\.$/,
    );
  });

  it('counts the requests of traffic as well', () => {
    const events = handMadeJournal({
      plan: countingPlan(none),
      arms: { runbook: works, control: stays },
    });
    const verdict = judge(
      events.flatMap((event): readonly JournalEvent[] => {
        if (event.type === 'probe')
          return [event, { ...event, type: 'traffic', probe: 'purchase' }];
        if (event.type !== 'audit') return [event];
        const { receipt = '' } = events.find((one) => one.type === 'probe' && one.receipt) as {
          receipt?: string;
        };
        return [event, { ...event, probe: 'purchase', kept: event.kept - 1, lost: [receipt] }];
      }),
    );
    expect(shown(verdict)).to.deep.equal({ outcome: 'refuted', holds: false, line: 26 });
    expect(text(verdict)).to.match(/^1 of \d+ acknowledged requests of purchase are lost/);
  });

  it('refutes a claim of no loss by one lost request, on its line', () => {
    const verdict = told({ loses: between(-500, -450) });
    expect(shown(verdict)).to.deep.equal({ outcome: 'refuted', holds: false, line: 26 });
    expect(text(verdict)).to.match(
      /^1 of \d+ acknowledged requests of submit-job are lost \(accepted: 1 before the fault, 0 while it lasted, 0 after it\); the runbook states “None: jobs wait/,
    );
    expect(verdict.reasons[0]).to.equal(verdict.dataSafe.reasons[0]);
  });

  it('counts requests accepted during the outage, and refutes if they are lost', () => {
    const kept = told({ acceptsWhileBroken: true });
    expect(text(kept)).to.match(/, [1-9]\d* while it lasted, \d+ after it\.$/);
    const verdict = told({ acceptsWhileBroken: true, loses: between(10_000, 10_050) });
    expect(shown(verdict)).to.deep.equal({ outcome: 'refuted', holds: false, line: 26 });
  });

  it('lets a limit cover only requests accepted within it before the fault', () => {
    const plan = countingPlan(lastSecond, high);
    const covered = told({ loses: between(-900, 0) }, plan);
    expect(shown(covered)).to.include({ outcome: 'verified', holds: true });
    expect(text(covered)).to.match(
      /^18 of .* all within the stated limit “the last second of writes”/,
    );
    const beyond = told({ loses: between(-1200, 0) }, plan);
    expect(shown(beyond)).to.deep.equal({ outcome: 'refuted', holds: false, line: 26 });
    expect(text(beyond)).to.match(/^24 of .*, 4 of them beyond the stated limit/);
  });

  it('lets no limit cover requests accepted after recovery', () => {
    const verdict = told({ loses: between(31_500, 31_600) }, countingPlan(lastSecond));
    expect(shown(verdict)).to.include({ outcome: 'refuted', holds: false });
    expect(text(verdict)).to.match(/0 before the fault, 0 while it lasted, 2 after it/);
  });

  it('holds to the widest of several limits, whatever their conditions', () => {
    const verdict = told({ loses: between(-900, 0) }, countingPlan(lastHalf, lastSecond));
    expect(shown(verdict)).to.include({ outcome: 'verified', holds: true });
  });

  it('reports a loss without a stated limit, which decides nothing', () => {
    for (const plan of [countingPlan(), countingPlan(high)]) {
      const verdict = told({ loses: between(-200, 0) }, plan);
      expect(shown(verdict)).to.include({ outcome: 'verified', holds: null });
      expect(text(verdict)).to.match(/^4 of \d+ acknowledged requests of submit-job are lost/);
    }
  });

  it('is unknown if receipts got no answer or were not audited, so nothing is verified', () => {
    for (const unanswered of [2, null]) {
      const verdict = told({ unanswered });
      expect(shown(verdict)).to.include({ outcome: 'inconclusive', holds: null });
      expect(verdict.reasons).to.include(verdict.dataSafe.reasons[0]);
    }
    expect(shown(told({ unanswered: 2, loses: between(-200, 0) }))).to.include({
      outcome: 'refuted',
      holds: false,
    });
  });

  it('is unknown for data that the undo restored before it was counted', () => {
    for (const destroysData of [true, false]) {
      const plan = { ...countingPlan(none), destroysData };
      const late = { ...stays, auditsLate: true };
      expect(told(late, plan).dataSafe.holds).to.equal(destroysData ? null : true);
      // What the undo has put back in place of what came in since is no loss of the runbook's.
      const overwritten = told({ ...late, loses: between(-100, 0) }, plan).dataSafe.holds;
      expect(overwritten).to.equal(destroysData ? null : false);
      expect(told({}, plan).dataSafe.holds).to.equal(true);
    }
  });

  it('decides nothing if nothing was counted', () => {
    const verdict = told({}, redisPlan);
    expect(shown(verdict)).to.include({ outcome: 'verified', holds: null });
    expect(text(verdict)).to.equal(
      'No data was checked: this drill has no receipts and no inventory.',
    );
  });

  it('does not blame the drill for a check that nothing was injected for', () => {
    const inventories = [{ name: 'jobs', namespace: 'raibid-ci', objects: ['Secret'] }] as const;
    const plan = { ...redisPlan, inventories };
    const { dataSafe } = told({ steady: false }, plan);
    expect(dataSafe.reasons[0]?.text).to.equal(
      'No data was checked: no fault was injected, so no data was at risk.',
    );
  });

  it('notes losses in another arm, which refute nothing', () => {
    const verdict = told({}, countingPlan(none), { ...stays, loses: between(-200, 0) });
    expect(shown(verdict)).to.include({ outcome: 'verified', holds: true });
    expect(verdict.dataSafe.notes?.map((note) => note.text).join()).to.match(
      /^In the control arm: 4 of \d+ acknowledged/,
    );
  });
});

describe('inventories', () => {
  const repositories = { name: 'repositories' } as Inventory;
  const plan = { ...countingPlan(high), inventories: [repositories] };
  const before = { 'a/main': '1', 'a/next': '2', 'b/main': '3', 'c/main': '4', 'd/main': '5' };
  const told2 = (after?: Record<string, string>, given = plan) =>
    told({ inventories: { repositories: [before, ...(after ? [after] : [])] as never } }, given);

  it('hold if every earlier entry is still there, and report new entries', () => {
    const verdict = told2({ ...before, 'e/main': '6' });
    expect(shown(verdict)).to.include({ outcome: 'verified', holds: true });
    expect(verdict.dataSafe.reasons.map((reason) => reason.text)).to.include(
      'All 5 entries of inventory repositories are as before the fault; 1 was added meanwhile.',
    );
  });

  it('refute by a missing or changed entry, even if the runbook promises nothing', () => {
    const verdict = told2({ 'a/main': '9' });
    expect(shown(verdict)).to.deep.equal({ outcome: 'refuted', holds: false, line: 1 });
    expect(text(verdict)).to.equal(
      '5 of 5 entries of inventory repositories are not as before the fault: a/main was changed, a/next is gone, b/main is gone, and 2 more.',
    );
  });

  it('name the line that promises no loss, if there is one', () => {
    const promised = { ...countingPlan(high, none), inventories: [repositories] };
    expect(shown(told2({ ...before, 'a/main': '9' }, promised)).line).to.equal(27);
  });

  it('are unknown if they were not taken again, were empty, or could not be read', () => {
    expect(shown(told2())).to.include({ outcome: 'inconclusive', holds: null });
    const empty = told({ inventories: { repositories: [{}, {}] } }, plan);
    expect(shown(empty)).to.include({ outcome: 'inconclusive', holds: null });
    const events = handMadeJournal({
      plan,
      arms: { runbook: { ...works, inventories: { repositories: [before] } } },
    });
    const at = { atMs: 90_000, arm: 'runbook', name: 'repositories' } as const;
    const unread = judge([...events, { ...at, type: 'inventory-unread', because: 'exit code 1' }]);
    expect(text(unread)).to.equal(
      'Inventory repositories could not be read after the fault: exit code 1',
    );
  });
});
