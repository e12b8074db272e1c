import { median } from 'simple-statistics';
import { seconds } from '../../model/figures.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { type PermutationTest, permutationTest } from './permutation-test.ts';

interface TimesOfPairs {
  /** What the new text is, if that is shown. */
  readonly differ: 'slower' | 'faster' | null;
  readonly chances: { readonly slower: number; readonly faster: number; readonly best: number };
  readonly reason: Reason;
}

/** A smaller chance shows a difference. */
const level = 0.05;

/**
 * Compares the times to recover of two texts, each drilled as often as the other. They differ if that is shown at 5 %,
 * and if their medians are further apart than both measurements may be off.
 */
export function compareTimes(old: readonly Verdict[], edited: readonly Verdict[]): TimesOfPairs {
  const [was, is] = [old.map(timeOf), edited.map(timeOf)];
  const { higher: slower, lower: faster, best } = permutationTest(was, is);
  const isMeasured = Math.abs(middleOf(is) - middleOf(was)) > errorMs([...old, ...edited]);
  const isShown = isMeasured && Math.min(slower, faster) <= level;
  const differ = isShown ? (slower < faster ? 'slower' : 'faster') : null;
  const chance = Math.min(slower, faster);
  const text = `With the new text ${describe(is)}, with the old one ${describe(was)}. ${shown(chance, best, isShown)}`;
  return { differ, chances: { slower, faster, best }, reason: { text } };
}

/** Infinite if it had not recovered: longer than any measured time. */
function timeOf({ arms }: Verdict): number {
  const arm = arms.find((one) => one.arm === 'runbook');
  return !arm?.outage || arm.censored ? Number.POSITIVE_INFINITY : arm.outage.ms;
}

/** What the measurements of two trials may be off together. */
function errorMs(verdicts: readonly Verdict[]): number {
  const errors = verdicts.flatMap(({ arms }) => {
    const arm = arms.find((one) => one.arm === 'runbook');
    if (!arm?.outage || arm.censored) return [];
    return Math.max(arm.outage.ms - arm.outage.minMs, arm.outage.maxMs - arm.outage.ms);
  });
  return 2 * Math.max(0, ...errors);
}

/** The median; infinite if half of them had not recovered. */
function middleOf(times: readonly number[]): number {
  const middle = median(times.map((ms) => Math.min(ms, Number.MAX_VALUE / 4)));
  return middle < Number.MAX_VALUE / 10 ? middle : Number.POSITIVE_INFINITY;
}

function describe(times: readonly number[]): string {
  const recovered = times.filter(Number.isFinite);
  const without = times.length - recovered.length;
  const never = without > 0 ? `, ${without} of ${times.length} not recovered` : '';
  if (recovered.length === 0) return 'none recovered';
  const middle = middleOf(times);
  const text = Number.isFinite(middle) ? `a median of ${seconds(middle)}` : 'no median';
  return `${text} (${seconds(Math.min(...recovered))} to ${seconds(Math.max(...recovered))}${never})`;
}

function shown(chance: PermutationTest['higher'], best: number, isShown: boolean): string {
  const seen = `A difference as seen has a chance of ${percent(chance)} if the texts differ in nothing`;
  if (isShown) return `${seen}; so many pairs could have shown ${percent(best)} at best.`;
  const could =
    best > level
      ? `so many pairs can show no difference at 5 %: at best ${percent(best)}`
      : `so many pairs could have shown ${percent(best)}`;
  return `${seen}, so none is shown; ${could}.`;
}

const percent = (chance: number) =>
  chance < 0.001 ? 'less than 0.1 %' : `${(100 * chance).toFixed(1)} %`;
