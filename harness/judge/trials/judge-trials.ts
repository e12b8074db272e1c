import type { TrialsVerdict } from '../../model/trials.ts';
import type { Verdict } from '../../model/verdict.ts';
import { binomialInterval } from './binomial-interval.ts';
import { coveredBy, type Drilled, subjectOf } from './covered.ts';
import { claimed, cleanTrialsNeeded, disproved, quantiles } from './quantiles.ts';
import { anyTimeRule, declaredRule } from './rules.ts';
import { stepTrialsOf } from './step-trials.ts';
import { figuresOf, meanOf, trialOf } from './trial.ts';

/**
 * What drills of one subject prove together: those of each run that declared several, and all of them where there
 * are more. So what a run reports of its trials stays the same whatever other journals come along.
 */
export function judgeTrials(drills: readonly Drilled[]): readonly TrialsVerdict[] {
  const bySubject = Map.groupBy(drills, subjectOf);
  return [...bySubject.values()].flatMap((all) => {
    const declared = all.filter(({ verdict }) => verdict.trial !== undefined);
    const runs = [...Map.groupBy(declared, ({ verdict }) => verdict.run).values()];
    const isOneRun = runs.some((trials) => trials.length === all.length);
    return [...runs, ...(isOneRun || all.length === 1 ? [] : [all])].map(judgeTogether);
  });
}

function judgeTogether(drills: readonly Drilled[]): TrialsVerdict {
  const verdicts = drills.map(({ verdict }) => verdict);
  const [one] = verdicts;
  if (!one) throw new Error('there is no drill to judge');
  const declared = declaredBy(verdicts);
  const isDeclared = declared?.until === undefined && verdicts.length === declared?.of;
  const rule = isDeclared ? declaredRule : anyTimeRule;
  const trials = verdicts.map(trialOf).filter((trial) => trial !== null);
  const total = trials.length;
  const count = (inTime: boolean | null) => trials.filter((one) => one.inTime === inTime).length;
  const [inTime, late] = [count(true), count(false)];
  const claims = one.rto ? claimed(inTime, total, rule) : [];
  const unclaimed = one.rto ? quantiles.filter((name) => !claims.includes(name)) : [];
  return {
    drill: one.drill,
    covers: coveredBy(drills, one),
    rto: one.rto,
    rule: isDeclared ? 'declared' : 'any-time',
    ...(declared && { declared }),
    runs: [...new Set(verdicts.map(({ run }) => run))],
    drills: verdicts.length,
    outcomes: counts(verdicts.map(({ outcome }) => outcome)),
    ...{ trials: total, inTime, late, undecided: total - inTime - late },
    censored: trials.filter(({ censored }) => censored).length,
    share: one.rto && total > 0 ? binomialInterval(inTime, total, total - late) : null,
    claimed: claims,
    disproved: one.rto ? disproved(late, total, rule) : [],
    // Whoever goes on after these was not bound by the declared number.
    needed: unclaimed.map((quantile) => ({
      quantile,
      more: cleanTrialsNeeded(quantile, anyTimeRule, { inTime, total }),
    })),
    times: figuresOf(trials, rule),
    measured: trials.map(({ ms, censored, inTime }) => ({ ms, censored, inTime })),
    mean: meanOf(trials),
    steps: stepTrialsOf(verdicts),
    credits: counts(verdicts.filter(hasControl).map(({ credit }) => credit)),
  };
}

/** What one run declared, if all the drills are its trials. */
function declaredBy(verdicts: readonly Verdict[]): TrialsVerdict['declared'] {
  const [one] = verdicts;
  if (!one?.trial || verdicts.some(({ trial, run }) => !trial || run !== one.run)) return undefined;
  const { number: _, ...declared } = one.trial;
  return declared;
}

const hasControl = ({ arms }: Verdict) => arms.some(({ arm }) => arm === 'control');

function counts<T extends string>(words: readonly T[]): Partial<Record<T, number>> {
  const counted: Partial<Record<T, number>> = {};
  for (const word of words) counted[word] = (counted[word] ?? 0) + 1;
  return counted;
}
