import { judge } from '../../../harness/judge/judge.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
import type { TrialNumber } from '../../../harness/model/trial-number.ts';
import type { DrillRecord } from '../../../harness/report/drill-record.ts';
import { type ArmStory, handMadeJournal, type Story } from '../hand-made-journal.ts';
import { redisPlan } from '../redis-plan.ts';

export const recovers = (brokenForMs: number): ArmStory => ({ brokenForMs });
export const soon = recovers(31_000);
/** The RTO is 60 s; watching ends after 90 s. */
export const late = recovers(75_000);
export const never = recovers(1e9);
export const onTheEdge = recovers(60_020);
export const noBite = recovers(0);

/** Trials of one drill, told by their runbook arms; each as if it were read from its journal. */
export function trialRecords(
  stories: readonly ArmStory[],
  {
    declared,
    plan = redisPlan,
    control,
    others = () => ({}),
  }: {
    declared?: Partial<TrialNumber>;
    plan?: Plan;
    control?: ArmStory;
    /** By trial, from 0. */
    others?: (index: number) => Story['arms'];
  } = {},
): readonly DrillRecord[] {
  return stories.map((runbook, index) => {
    const trial = { number: index + 1, of: stories.length, seed: 7, ...declared };
    const arms: Story['arms'] = { runbook, ...(control && { control }), ...others(index) };
    const events = handMadeJournal({ plan: { ...plan, ...(declared && { trial }) }, arms });
    return { events, verdict: judge(events), journalFile: `out/journals/${index + 1}.jsonl` };
  });
}

export const times = <T>(count: number, item: T): readonly T[] =>
  Array.from({ length: count }, () => item);
