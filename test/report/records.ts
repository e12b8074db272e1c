import type { JournalEvent } from '../../harness/journal/events.ts';
import { judge } from '../../harness/judge/judge.ts';
import type { Plan } from '../../harness/model/scenario.ts';
import type { DrillRecord } from '../../harness/report/drill-record.ts';
import { type ArmStory, handMadeJournal, type Story } from '../judge/hand-made-journal.ts';
import { countingPlan, placeOf } from '../judge/redis-plan.ts';

/** A drill record of a story; `change` may spoil its journal first. */
export function record(
  story: Story,
  change: (events: JournalEvent[]) => JournalEvent[] = (events) => events,
): DrillRecord {
  const events = change(handMadeJournal(story));
  return { events, verdict: judge(events), journalFile: 'out/journals/raibid-ci-redis-hang.jsonl' };
}

export const generatedAt = '2026-11-21T05:00:00.000Z';

const outputs = {
  1: 'NAME                     READY   STATUS    RESTARTS   AGE\nredis-5d9c8b7f6-x2x9q    0/1     Running   0          2m14s\n',
  2: Array.from(
    { length: 20 },
    (_, index) => `1:M 04:14:${10 + index} * Ready, line ${index}`,
  ).join('\n'),
  5: 'pod "redis-5d9c8b7f6-x2x9q" deleted\n',
  6: 'pod/redis-5d9c8b7f6-k7w2p condition met\n',
};

export const restarted: ArmStory = {
  breakage: 'hangs',
  brokenForMs: 31_237,
  durationsMs: { 1: 143, 2: 121, 5: 30_412, 6: 871, 7: 18 },
  outputs,
};
export const stuck: ArmStory = { breakage: 'answers 503', brokenForMs: 1e9 };

export const verified = () => record({ arms: { runbook: restarted, control: stuck } });
export const refuted = () =>
  record({
    arms: {
      runbook: {
        ...stuck,
        outputs,
        results: { 6: 'failed', 7: 'failed' },
        durationsMs: { 6: 60_030 },
      },
      control: stuck,
    },
  });
export const healsAlone = () =>
  record({
    arms: {
      runbook: { ...restarted, breakage: 'refuses', brokenForMs: 1_540 },
      control: { brokenForMs: 1_040 },
      'without-2': { ...restarted, brokenForMs: 1_610 },
    },
  });
export const inconclusive = () => record({ arms: { runbook: { brokenForMs: 0 } } });
export const withstood = () => record({ arms: { runbook: { brokenForMs: 0, inPlace: true } } });
export const inapplicable = () =>
  record({
    arms: { runbook: { ...stuck, inapplicable: 'no network policy is enforced' } },
  });

const plain = countingPlan({ kind: 'none', text: 'None: jobs wait in the queue' });
const wholePlan: Plan = {
  ...plain,
  scenario: { ...plain.scenario, orders: { backwards: [7, 6, 5, 3, 2] } },
  steps: plain.steps.map((planned) => {
    if (planned.number === 1) return { ...planned, phase: 'prepare' };
    if (planned.number !== 4) return planned;
    const action = {
      kind: 'automated',
      name: 'enlarge-claim',
      run: 'kubectl patch pvc redis-data -n raibid-ci --type merge --patch "$GROWN"',
      timeoutMs: 60_000,
      because: 'an editor waits for a person',
    } as const;
    return { ...planned, action };
  }),
  alerts: [
    { says: 'A pod restarted > 3 times in 5 minutes', rule: 'PodRestarting', place: placeOf(30) },
    { says: 'Redis cannot be reached', rule: 'RedisUnreachable', place: placeOf(31) },
    { says: 'A disk is used > 85%', rule: 'DiskFillingUp', place: placeOf(32) },
  ],
};
const alerts = { PodRestarting: false, RedisUnreachable: 12_480 } as const;

/** With all that a drill of a whole system may have; `loses`: see the story. */
export const whole = (loses?: ArmStory['loses']) =>
  record({
    plan: wholePlan,
    arms: {
      runbook: { ...restarted, alerts, ...(loses && { loses }) },
      control: { ...stuck, alerts, loses: (afterMs) => afterMs < 0 && afterMs > -400 },
      'order-backwards': { ...restarted, brokenForMs: 1e9 },
    },
  });
/** As a killed run leaves it: in the middle of the fifth step. */
export const killed = () =>
  record({ arms: { runbook: restarted } }, (events) => events.filter(({ atMs }) => atMs < 60_000));
