import { judge } from '../../../harness/judge/judge.ts';
import type { ChosenMutant, PlannedMutation } from '../../../harness/model/mutation.ts';
import type { DrillRecord } from '../../../harness/report/drill-record.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { placeOf, redisPlan } from '../redis-plan.ts';

export const soon: ArmStory = { brokenForMs: 3_000 };
export const late: ArmStory = { brokenForMs: 80_000 };
export const noBite: ArmStory = { brokenForMs: 0 };

const mutant = (id: string, line: number, more: Partial<ChosenMutant> = {}): ChosenMutant => ({
  ...{ id, mutator: 'wrong-namespace', what: 'the namespace is lab instead of raibid-ci' },
  ...{ step: 5, place: placeOf(line) },
  ...more,
});

export const mutation: PlannedMutation = {
  ...{ drill: redisPlan.scenario.id, seed: 7, candidates: 9 },
  chosen: [
    mutant('M1', 17, { found: { rule: 'curl-without-fail', place: placeOf(17) } }),
    mutant('M2', 17),
    mutant('M3', 19),
    mutant('M4', 21, { refused: 'It cannot be drilled: it has no steps.' }),
    mutant('M5', 21),
  ],
  equivalent: [{ because: 'not taken: the pod runs', mutants: 6, steps: [3, 4] }],
};

/** The drill of the page, or of one of its mutants. */
export function mutantRecord(story: ArmStory, id?: string): DrillRecord {
  const own = id === undefined ? mutation : { ...mutation, mutant: id };
  const { scenario } = redisPlan;
  const plan = {
    ...redisPlan,
    mutation: own,
    scenario: { ...scenario, id: id === undefined ? scenario.id : `${scenario.id}@${id}` },
  };
  const events = handMadeJournal({ plan, arms: { runbook: story } });
  return { verdict: judge(events), events };
}

/** The page holds; one mutant is refuted, one survives, one proves nothing. */
export const wholeRun = (): readonly DrillRecord[] => [
  mutantRecord(soon),
  mutantRecord(late, 'M2'),
  mutantRecord(soon, 'M3'),
  mutantRecord(noBite, 'M5'),
];
