import type { StepRecord, Verdict } from '../../model/verdict.ts';
import type { Comparison } from './comparison.ts';

/** Steps that failed in the runbook arm, diagnostic look-ups included. */
export function failedSteps(verdict: Verdict): readonly StepRecord[] {
  return stepsOf(verdict).filter(({ result }) => result === 'failed' || result === 'timed-out');
}

/**
 * Fewer failed steps are better. A look-up that is in both texts may find nothing by chance in only one of the
 * two drills: the report shows it, and it does not count.
 */
export function compareFailedSteps(old: Verdict, edited: Verdict): Comparison {
  const [was, is] = [decisive(old, edited), decisive(edited, old)];
  const place = (is.length > was.length ? is : was)[0]?.place;
  const reason = {
    text: `${howMany(is.length)} with the new text, ${was.length} with the old one.`,
    ...(place && { place }),
  };
  return {
    worse: is.length > was.length ? [reason] : [],
    better: is.length < was.length ? [reason] : [],
    same: [
      ...(was.length > 0 && is.length === was.length ? [reason] : []),
      ...byChance(old, edited),
    ],
  };
}

/** Failed steps that refute the procedure, or that the other text does not have. */
function decisive(verdict: Verdict, other: Verdict): readonly StepRecord[] {
  const { holds, reasons } = verdict.procedureWorks;
  const refuting = new Set(holds === false ? reasons.map(({ place }) => place?.line) : []);
  const shared = textsOf(other);
  return failedSteps(verdict).filter(
    ({ place, text }) => refuting.has(place.line) || !shared.has(text),
  );
}

function byChance(old: Verdict, edited: Verdict): Comparison['same'] {
  const counted = new Set([...decisive(old, edited), ...decisive(edited, old)]);
  const left = (one: Verdict) => failedSteps(one).filter((step) => !counted.has(step));
  const without = (steps: readonly StepRecord[], others: readonly StepRecord[]) =>
    steps.filter(({ text }) => others.every((other) => other.text !== text));
  const [was, is] = [left(old), left(edited)];
  const once = [...without(is, was), ...without(was, is)];
  return once.map(({ text, place }) => ({
    text: `This look-up is in both texts, and found nothing in only one of the two drills: ${text.split('\n')[0]}`,
    place,
  }));
}

const stepsOf = ({ arms }: Verdict) => arms.find(({ arm }) => arm === 'runbook')?.steps ?? [];
const textsOf = (verdict: Verdict) => new Set(stepsOf(verdict).map(({ text }) => text));
const howMany = (count: number) => (count === 1 ? '1 step fails' : `${count} steps fail`);
