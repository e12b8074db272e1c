import { expect } from 'chai';
import type { JournalEvent } from '../../../harness/journal/events.ts';
import { formatEvent, parseJournal } from '../../../harness/journal/journal-lines.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { placeOf, promisingPlan, redisPlan } from '../redis-plan.ts';

const well: ArmStory = { brokenForMs: 5_000 };
const stuck: ArmStory = { brokenForMs: 1e9 };
const fails = (...trafficFails: NonNullable<ArmStory['trafficFails']>) => ({ trafficFails });

interface Told {
  readonly plan?: Plan;
  readonly runbook?: ArmStory;
  readonly control?: ArmStory;
  readonly without?: ArmStory;
  readonly change?: (event: JournalEvent) => readonly JournalEvent[];
}

function told({ plan = promisingPlan, runbook = well, control = stuck, without, change }: Told) {
  const arms = { runbook, control, ...(without && { 'without-2': without }) };
  return judge(handMadeJournal({ plan, arms }).flatMap((event) => change?.(event) ?? [event]));
}

describe('a promise that the runbook makes about users', () => {
  it('is kept if no request failed, with the runbook and without it', () => {
    const { outcome, promisesKept, promises } = told({});
    expect([outcome, promisesKept.holds]).to.deep.equal(['verified', true]);
    expect(promises.map(({ arm, holds }) => [arm, holds])).to.deep.equal([
      ['runbook', true],
      ['control', true],
    ]);
    expect(promisesKept.reasons[0]?.text).to.match(
      /^“nobody waits” is kept in the runbook arm: none of \d+ requests of read-result failed\.$/,
    );
  });

  it('is broken by one request, which refutes its line', () => {
    const one = fails({ fromMs: 2_000, untilMs: 2_050 });
    const { outcome, reasons, promises } = told({ runbook: { ...well, ...one } });
    expect(outcome).to.equal('refuted');
    expect(reasons[0]?.place).to.deep.equal(placeOf(30));
    expect(reasons[0]?.text).to.match(
      /^“nobody waits” is broken in the runbook arm: 1 of \d+ requests of read-result failed, 2\.0\d s after the injection: status 503\.$/,
    );
    expect(promises[0]?.holds).to.equal(false);
  });

  it('is not known to be kept if all that failed got no answer: this machine may be slow', () => {
    const some = fails({ fromMs: 2_000, untilMs: 2_050 });
    for (const detail of [
      'no answer in 1000 ms',
      'accepted (status 201), but not kept within 1000 ms: no answer',
    ]) {
      const silent = (event: JournalEvent): readonly JournalEvent[] =>
        event.type === 'traffic' && !event.ok ? [{ ...event, detail }] : [event];
      const { outcome, promises } = told({ runbook: { ...well, ...some }, change: silent });
      expect(outcome, detail).to.equal('inconclusive');
      expect(promises[0]).to.deep.include({ holds: null });
      expect(promises[0]?.because).to.match(
        /^1 of .*: (?:accepted .*: )?no answer.*; this machine may have been too slow as well$/,
      );
    }
  });

  it('is broken by requests that fail without the runbook: nobody had acted yet', () => {
    const some = fails({ fromMs: 3_100, untilMs: 4_000 }, { fromMs: 20_000, untilMs: 24_000 });
    const { outcome, reasons } = told({ control: { ...stuck, ...some } });
    expect(outcome).to.equal('refuted');
    expect(reasons[0]?.text).to.match(
      /in the control arm: 98 of [\d,]+ requests of read-result failed, the first 3\.1\d s after the injection: status 503\.$/,
    );
  });

  it('is not judged by what fails in other arms, or once watching has ended', () => {
    const some = fails({ fromMs: 1_000, untilMs: 2_000 });
    const { outcome, promisesKept } = told({ without: { ...well, ...some } });
    expect([outcome, promisesKept.holds]).to.deep.equal(['verified', true]);
    expect(promisesKept.notes?.[0]?.text).to.include('is broken in the without-2 arm: 20 of');
    const late = fails({ fromMs: 6_200, untilMs: 1e9 });
    expect(told({ runbook: { ...well, ...late } }).promisesKept.holds).to.equal(true);
  });

  it('is not judged by an arm that did not start as the runbook arm did', () => {
    const before = { 'Deployment/raibid-ci/redis': 'other' };
    const some = fails({ fromMs: 1_000, untilMs: 2_000 });
    const { promises } = told({ control: { ...stuck, ...some, before, after: before } });
    expect(promises.map(({ arm }) => arm)).to.deep.equal(['runbook']);
  });

  it('is unknown if requests failed before the fault too', () => {
    const some = fails({ fromMs: -1_500, untilMs: -1_400 }, { fromMs: 900, untilMs: 1_000 });
    const { outcome, promisesKept } = told({ runbook: { ...well, ...some } });
    expect([outcome, promisesKept.holds]).to.deep.equal(['inconclusive', null]);
    expect(promisesKept.reasons[0]?.text).to.match(
      /^“nobody waits” is not known to be kept in the runbook arm: 2 of \d+ requests of read-result failed, .*; 2 of \d+ had failed before it\.$/,
    );
    const before = fails({ fromMs: -1_500, untilMs: -1_400 });
    expect(told({ runbook: { ...well, ...before } }).promisesKept.holds).to.equal(true);
  });

  it('is unknown without requests, and where some are missing', () => {
    const isTraffic = ({ type }: JournalEvent) => type === 'traffic';
    const none = told({ change: (event) => (isTraffic(event) ? [] : [event]) });
    expect([none.outcome, none.promisesKept.holds]).to.deep.equal(['inconclusive', null]);
    expect(none.promisesKept.reasons[0]?.text).to.include('no request of read-result was sent');
    const from = handMadeJournal({ plan: promisingPlan, arms: { runbook: well } });
    const [injected] = from.flatMap((event) =>
      event.type === 'fault-injected' ? event.startedMs : [],
    );
    const isHole = ({ atMs }: JournalEvent) => Math.abs(atMs - (injected ?? 0) - 2_000) < 400;
    const hole = told({ change: (event) => (isTraffic(event) && isHole(event) ? [] : [event]) });
    expect([hole.outcome, hole.promisesKept.holds]).to.deep.equal(['inconclusive', null]);
    expect(hole.promisesKept.reasons[0]?.text).to.match(/nobody asked for 0\.8\d s/);
  });

  it('is about a probe that decides the verdict, too', () => {
    const promises = [{ says: 'nobody waits', probe: 'submit-job', place: placeOf(30) }];
    const { outcome, promisesKept } = told({ plan: { ...redisPlan, promises } });
    expect([outcome, promisesKept.holds]).to.deep.equal(['refuted', false]);
  });

  it('keeps a drill from being withstood if it is broken', () => {
    const unnoticed = { brokenForMs: 0, inPlace: true };
    const some = fails({ fromMs: 1_000, untilMs: 2_000 });
    const verdict = (runbook: ArmStory) =>
      judge(handMadeJournal({ plan: promisingPlan, arms: { runbook } }));
    expect(verdict(unnoticed).outcome).to.equal('withstood');
    const { outcome, reasons } = verdict({ ...unnoticed, ...some });
    expect(outcome).to.equal('inconclusive');
    expect(reasons.at(-1)?.text).to.include('“nobody waits” is broken');
  });

  it('decides nothing where there is none', () => {
    const plan = { ...promisingPlan, promises: [] };
    const some = fails({ fromMs: 1_000, untilMs: 2_000 });
    const { outcome, promisesKept, promises } = told({ plan, runbook: { ...well, ...some } });
    expect([outcome, promisesKept.decides, promises]).to.deep.equal(['verified', false, []]);
  });

  it('is unknown in an arm that never came so far', () => {
    const { promisesKept, promises } = told({ runbook: { ...well, steady: false } });
    expect([promisesKept.holds, promises.length]).to.deep.equal([null, 2]);
    expect(promises[0]?.because).to.equal('nothing was injected');
  });

  it('is read from a journal as it is written', () => {
    const events = handMadeJournal({ plan: promisingPlan, arms: { runbook: well } });
    const read = parseJournal(events.map(formatEvent).join('\n'));
    expect(judge(read)).to.deep.equal(judge(events));
  });
});

describe('requests of probes that do not decide the verdict', () => {
  it('are counted in each arm, from the injection until watching ended', () => {
    const some = fails({ fromMs: 3_100, untilMs: 4_000 }, { fromMs: 20_000, untilMs: 24_000 });
    const { traffic } = told({
      plan: { ...promisingPlan, promises: [] },
      control: { ...stuck, ...some },
    });
    const [runbook, control] = traffic;
    expect(runbook).to.include({ arm: 'runbook', probe: 'read-result', failed: 0 });
    expect(runbook?.failures).to.equal(undefined);
    expect(control).to.include({ arm: 'control', failed: 98 });
    expect(control?.failures?.firstMs).to.be.within(3_100, 3_150);
    expect(control?.failures?.lastMs).to.be.within(23_950, 24_000);
    expect(control?.failures?.detail).to.equal('status 503');
  });
});
