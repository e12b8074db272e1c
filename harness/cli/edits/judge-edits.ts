import { type ExitCode, errorText } from '../../errors.ts';
import type { DrillOutcome } from '../../gameday/gameday.ts';
import { judgeSides } from '../../judge/compare/judge-sides.ts';
import type { EditJudgement, EditSide, EditVerdict } from '../../model/edit.ts';
import type { Plan } from '../../model/scenario.ts';
import type { Verdict } from '../../model/verdict.ts';
import { isPlan, type PlannedEdit, plansOf } from './plan-edits.ts';

/** Judges each edit by the drills that ran. */
export function judgeEdits(
  planned: readonly PlannedEdit[],
  outcomes: readonly DrillOutcome[],
  judging: typeof judgeSides = judgeSides,
): readonly EditVerdict[] {
  const byPlan = new Map(outcomes.map((outcome) => [outcome.plan, outcome]));
  return planned.map((edit) => {
    const { drill, base, ...texts } = edit;
    const [old, edited] = [sideOf(edit, 'old', byPlan), sideOf(edit, 'edited', byPlan)];
    const { scenario, runbook } = drill.source;
    const title = isPlan(texts.edited) ? texts.edited.procedure.title : scenario.procedure;
    const place = [texts.edited, texts.old].find(isPlan)?.procedure.place;
    return {
      drill: scenario.id,
      title: scenario.title,
      procedure: { title, place: place ?? { file: runbook.file, line: 1, column: 1 } },
      base: base.label,
      ...judgeOrSayWhy(() => judging(old, edited), scenario.id),
      old,
      edited,
    };
  });
}

/** An edit that cannot be judged is inconclusive, and the others keep their verdicts. */
function judgeOrSayWhy(judging: () => EditJudgement, drill: string): EditJudgement {
  try {
    return judging();
  } catch (error) {
    const text = errorText(error, `Judging the edit of ${drill}`);
    return { outcome: 'inconclusive', reasons: [{ text }] };
  }
}

function sideOf(
  edit: PlannedEdit,
  which: 'old' | 'edited',
  outcomes: ReadonlyMap<Plan, DrillOutcome>,
): EditSide {
  const side = edit[which];
  if (!isPlan(side)) return side;
  const verdicts = plansOf(edit, which).flatMap((plan) => outcomes.get(plan)?.verdict ?? []);
  const verdict = firstToLookAt(verdicts);
  if (verdict) return { kind: 'drilled', verdict, ...(edit.trials && { trials: verdicts }) };
  const text = `${side.scenario.id} was not drilled: the run ended before its turn.`;
  return { kind: 'left-out', because: { text } };
}

const firstToLookAt = (verdicts: readonly Verdict[]) =>
  ['refuted', 'verified']
    .map((outcome) => verdicts.find((verdict) => verdict.outcome === outcome))
    .find((verdict) => verdict !== undefined) ?? verdicts[0];

/** 1 if an edit is worse or broken, 3 if one is inconclusive, otherwise 0. */
export function exitCodeOfEdits(edits: readonly EditVerdict[]): ExitCode {
  const outcomes = new Set(edits.map(({ outcome }) => outcome));
  if (outcomes.has('worse') || outcomes.has('broken')) return 1;
  return outcomes.has('inconclusive') ? 3 : 0;
}
