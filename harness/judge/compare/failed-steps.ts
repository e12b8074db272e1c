import type { StepRecord, Verdict } from '../../model/verdict.ts';
import type { Comparison } from './comparison.ts';

/** Steps that failed in the runbook arm, those of the diagnosis too. */
export function failedSteps(verdict: Verdict): readonly StepRecord[] {
  return stepsOf(verdict).filter(({ result }) => result === 'failed' || result === 'timed-out');
}

/**
 * Fewer of them are better. A look-up that both texts have may find nothing by chance, in one drill and
 * not in the other: that is told and does not count.
 */
export function compareFailedSteps(old: Verdict, edited: Verdict): Comparison {
  const [was, is] = [telling(old, edited), telling(edited, old)];
  const place = (is.length > was.length ? is : was)[0]?.place;
  const reason = {
    text: `${counted(is.length)} with the new text, ${was.length} with the old one.`,
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

/** Those that refute, and those that the other text does not have. */
function telling(verdict: Verdict, other: Verdict): readonly StepRecord[] {
  const { holds, reasons } = verdict.procedureWorks;
  const refuting = new Set(holds === false ? reasons.map(({ place }) => place?.line) : []);
  const shared = textsOf(other);
  return failedSteps(verdict).filter(
    ({ place, text }) => refuting.has(place.line) || !shared.has(text),
  );
}

function byChance(old: Verdict, edited: Verdict): Comparison['same'] {
  const told = new Set([...telling(old, edited), ...telling(edited, old)]);
  const left = (one: Verdict) => failedSteps(one).filter((step) => !told.has(step));
  const without = (steps: readonly StepRecord[], others: readonly StepRecord[]) =>
    steps.filter(({ text }) => others.every((other) => other.text !== text));
  const [was, is] = [left(old), left(edited)];
  const once = [...without(is, was), ...without(was, is)];
  return once.map(({ text, place }) => ({
    text: `Only in one of the drills this look-up, which both texts have, found nothing: ${text.split('\n')[0]}`,
    place,
  }));
}

const stepsOf = ({ arms }: Verdict) => arms.find(({ arm }) => arm === 'runbook')?.steps ?? [];
const textsOf = (verdict: Verdict) => new Set(stepsOf(verdict).map(({ text }) => text));
const counted = (count: number) => (count === 1 ? '1 step fails' : `${count} steps fail`);
