import { judge } from '../../harness/judge/judge.ts';
import type { JournalEvent } from '../../harness/model/journal.ts';
import type { DrillRecord } from '../../harness/report/drill-record.ts';
import { type ArmStory, handMadeJournal, type Story } from '../judge/hand-made-journal.ts';

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
/** As a killed run leaves it: in the middle of the fifth step. */
export const killed = () =>
  record({ arms: { runbook: restarted } }, (events) => events.filter(({ atMs }) => atMs < 60_000));
