import { median } from 'simple-statistics';
import type { StepTrials, WithAndWithout } from '../../model/trials.ts';
import type { Ablation, StepNeed, TrialTime, Verdict } from '../../model/verdict.ts';
import { permutationTest } from '../compare/permutation-test.ts';
import { medianOf, rankedMs, trialOf, trialWith } from './trial.ts';

/** The trials with the whole text, and those of the same drills without one step. */
type Compared = WithAndWithout<readonly TrialTime[]>;

/** That any finding about any step is false; each of the two tests of each step gets its part. */
export const mostChance = 0.05;

/** What the trials show about each step that was left out, in the order of the steps. */
export function stepTrialsOf(verdicts: readonly Verdict[]): readonly StepTrials[] {
  const left = verdicts.flatMap(({ ablations }) => ablations);
  const steps = [...new Map(left.map((one) => [one.step, one])).values()];
  return steps
    .sort((one, other) => one.step - other.step)
    .map((step) => compare(step, pairsOf(verdicts, step), 2 * steps.length));
}

function pairsOf(verdicts: readonly Verdict[], { step }: Ablation): Compared {
  const pairs = verdicts.flatMap((verdict) => {
    const whole = trialOf(verdict);
    const left = verdict.ablations.find((one) => one.step === step)?.trial;
    return whole && left ? [{ whole, without: trialWith(left, left.censored, left.inTime) }] : [];
  });
  return { whole: pairs.map(({ whole }) => whole), without: pairs.map(({ without }) => without) };
}

function compare({ step, place, text }: Ablation, trials: Compared, tests: number): StepTrials {
  const late = each(trials, (some) => some.map(({ inTime }) => (inTime === false ? 1 : 0)));
  const times = each(trials, (some) => some.map(rankedMs));
  const needed = permutationTest(late.whole, late.without);
  const harmful = permutationTest(times.whole, times.without);
  const [isNeeded, isHarmful] = [
    needed.higher * tests <= mostChance,
    harmful.lower * tests <= mostChance && isClearlySooner(trials),
  ];
  const found: StepNeed = isNeeded ? 'needed' : isHarmful ? 'harmful' : 'not shown to be needed';
  const chance = found === 'harmful' ? harmful.lower : needed.higher;
  return {
    ...{ step, place, text, found, trials: trials.whole.length },
    inTime: each(trials, (some) => some.filter(({ inTime }) => inTime === true).length),
    medianMs: each(trials, middle),
    chance: Math.min(1, chance * tests),
    best: Math.min(1, needed.best * tests),
  };
}

const each = <T, R>(both: WithAndWithout<T>, of: (one: T) => R): WithAndWithout<R> => ({
  whole: of(both.whole),
  without: of(both.without),
});

/** By more than the error of measuring: else any command that takes a moment would be called harmful. */
const isClearlySooner = ({ whole, without }: Compared) =>
  median(without.map(({ maxMs }) => maxMs)) < median(whole.map(({ minMs }) => minMs));

function middle(trials: readonly TrialTime[]): number | null {
  const found = medianOf(trials);
  return found && !found.atLeast ? found.ms : null;
}
