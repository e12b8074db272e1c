import { expect } from 'chai';
import type { JournalEvent } from '../../../harness/journal/events.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { Invariant } from '../../../harness/model/system.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { redisPlan } from '../redis-plan.ts';

const unnoticed: ArmStory = { brokenForMs: 0, inPlace: true };
type Change = (event: JournalEvent) => JournalEvent | readonly JournalEvent[];
const same: Change = (event) => event;

const told = (
  runbook: ArmStory = unnoticed,
  change: Change = same,
  others: Readonly<Record<string, ArmStory>> = {},
) => judge(handMadeJournal({ arms: { runbook, ...others } }).flatMap(change));

const injectedMs = handMadeJournal({ arms: { runbook: unnoticed } }).flatMap((event) =>
  event.type === 'fault-injected' ? event.startedMs : [],
)[0] as number;
/** Every sample that was sent in this time after the injection is another one, or is missing. */
const samples =
  (fromMs: number, untilMs: number, become: (event: JournalEvent) => JournalEvent[]): Change =>
  (event) => {
    if (event.type !== 'probe') return event;
    const afterMs = event.sentMs - injectedMs;
    return afterMs >= fromMs && afterMs < untilMs ? become(event) : event;
  };

describe('a fault that is in place and that no probe notices', () => {
  it('was withstood: no credit, and how to make it bite', () => {
    const { outcome, reasons, credit, creditReason, faultProven } = told();
    expect({ outcome, credit }).to.deep.equal({ outcome: 'withstood', credit: 'unproven' });
    expect(reasons[0]?.text).to.match(
      /in place \(pod\/raibid-ci\/redis-.*\), and no probe failed within 10\.00 s/,
    );
    expect(reasons[1]?.text).to.include('all replicas').and.include('probe').and.include('`bite`');
    expect(creditReason).to.match(/^Nothing broke/);
    expect(faultProven.holds).to.equal(false);
  });

  it('was withstood only if every other arm shows the same', () => {
    expect(told(unnoticed, same, { control: unnoticed }).outcome).to.equal('withstood');
    const { outcome, reasons } = told(unnoticed, same, { control: { brokenForMs: 1e9 } });
    expect(outcome).to.equal('inconclusive');
    expect(reasons[0]?.text).to.match(/^The fault did not bite/);
    const undone = { ...unnoticed, inPlace: false };
    expect(told(unnoticed, same, { control: undone }).outcome).to.equal('inconclusive');
  });

  const spoilt: readonly (readonly [string, ArmStory, Change?])[] = [
    ['nobody looked, as in an older journal', { brokenForMs: 0 }],
    ['it was gone again when it was looked for', { ...unnoticed, inPlace: false }],
    ['there was no steady state before', { ...unnoticed, steady: false }],
    ['it is still there after its undo', { ...unnoticed, gone: false }],
    ['the cluster is another one afterwards', { ...unnoticed, after: {} }],
    [
      'it hit nothing',
      unnoticed,
      (event) => (event.type === 'fault-injected' ? { ...event, targets: [] } : event),
    ],
    [
      'one probe failed all the same',
      unnoticed,
      samples(5_000, 5_050, (event) => [{ ...event, ok: false } as JournalEvent]),
    ],
    ['nobody was asked for a while', unnoticed, samples(3_000, 5_000, () => [])],
    ['nobody was asked at the end', unnoticed, samples(9_000, 10_001, () => [])],
    ['nobody was asked at all', unnoticed, samples(0, 20_000, () => [])],
    [
      'the last questions had no answer until it was undone',
      unnoticed,
      samples(9_000, 10_001, (event) => [{ ...event, durationMs: 2_000 } as JournalEvent]),
    ],
  ];
  for (const [when, story, change] of spoilt) {
    it(`proves nothing where ${when}`, () => {
      const { outcome, faultProven } = told(story, change);
      expect(outcome).to.equal('inconclusive');
      expect(faultProven.holds).to.not.equal(true);
    });
  }

  const late = (event: JournalEvent): JournalEvent =>
    event.type === 'fault-injected' ? { ...event, atMs: injectedMs + 20_000 } : event;
  const waiting =
    (waitedMs: number): Change =>
    (event) =>
      event.type === 'did-not-bite' ? { ...event, waitedMs } : event;
  const failing = samples(5_000, 5_050, (event) => [{ ...event, ok: false } as JournalEvent]);
  const whys: readonly (readonly [
    why: RegExp,
    ArmStory,
    Change,
    others?: Record<string, ArmStory>,
  ])[] = [
    [/does not record whether the fault was in place/, { brokenForMs: 0 }, same],
    [/no longer in place/, { ...unnoticed, inPlace: false }, same],
    [
      /the fault had no target/,
      unnoticed,
      (event) => (event.type === 'fault-injected' ? { ...event, targets: [] } : event),
    ],
    [/the injector finished only when the wait was over/, unnoticed, late],
    [
      /the wait lasted 9\.00 s, and the scenario gives the fault 10\.00 s/,
      unnoticed,
      waiting(9_000),
    ],
    [/the wait ended a moment early, and .* 10\.00 s/, unnoticed, waiting(9_998)],
    [/probe .+ failed 5\.0\d s after the injection/, unnoticed, failing],
    [/probe .+ has no pass for 2\.\d+ s of the wait/, unnoticed, samples(3_000, 5_000, () => [])],
    [/probe .+ passed 0 times in the wait/, unnoticed, samples(0, 20_000, () => [])],
    [/by the control arm: .*no wait/, unnoticed, same, { control: { brokenForMs: 1e9 } }],
  ];
  for (const [why, story, change, others] of whys) {
    it(`says why it was not withstood: ${why.source}`, () => {
      const { outcome, reasons } = told(story, change, others);
      expect(outcome).to.equal('inconclusive');
      expect(reasons.map(({ text }) => text).join(' ')).to.match(why);
    });
  }

  it('does not say that no probe failed where one did', () => {
    const text = told(unnoticed, failing)
      .reasons.map((reason) => reason.text)
      .join(' ');
    expect(text).to.include('only one request failed').and.not.include('no probe failed');
  });

  it('proves nothing without probes', () => {
    const plan = { ...redisPlan, probes: [] };
    const { outcome, reasons } = judge(handMadeJournal({ arms: { runbook: unnoticed }, plan }));
    expect(outcome).to.equal('inconclusive');
    expect(reasons.map(({ text }) => text).join(' ')).to.include('no probe, so nobody asked');
  });

  it('proves nothing if an invariant was broken meanwhile', () => {
    const read = { namespace: 'cloud', service: 'api', port: 8081, path: '/ledger' };
    const invariant: Invariant = {
      ...{ name: 'machines', says: 'never more than 3', read, take: 'now' },
      ...{ counts: 'value', atMost: 3, graceMs: 0, settleMs: 60_000 },
    };
    const plan = { ...redisPlan, invariants: [invariant] };
    const reading = (value: number) => {
      const events = handMadeJournal({ arms: { runbook: unnoticed }, plan });
      return judge(
        events.flatMap((event): JournalEvent[] => {
          if (event.type !== 'fault-injected' && event.type !== 'did-not-bite') return [event];
          const { atMs, arm } = event;
          const at = (ms: number, when: 'start' | 'during' | 'end'): JournalEvent => ({
            ...{ type: 'invariant', arm, atMs: ms, name: 'machines', when, value },
          });
          if (event.type === 'did-not-bite') return [event, at(atMs + 1_300, 'end')];
          const during = [1, 3, 5, 7, 9].map((s) => at(atMs + s * 1000, 'during'));
          const start = { ...at(atMs - 500, 'start'), value: 0 } as JournalEvent;
          return [start, event, ...during];
        }),
      );
    };
    expect(reading(3).outcome).to.equal('withstood');
    const { outcome, reasons } = reading(4);
    expect(outcome).to.equal('inconclusive');
    expect(reasons.map(({ text }) => text).join()).to.include('never more than 3');
  });
});
