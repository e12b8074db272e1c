import { HarnessError } from '../../errors.ts';
import type { DrillOutcome } from '../../gameday/gameday.ts';
import { isOpen } from '../../judge/trials/is-open.ts';
import type { Plan } from '../../model/scenario.ts';
import { type Declaration, planTrials } from '../../scenario/plan-trials.ts';
import type { Terminal } from '../terminal.ts';
import type { Work } from '../work/choose-affected.ts';

/** The same work with all trials of each drill, and prints what is declared. BAD_USAGE if nothing can be claimed. */
export function declareTrials(
  work: Work,
  declared: Declaration,
  { say }: Pick<Terminal, 'say'>,
): Work {
  const { of, seed, until } = declared;
  if (work.edits.length > 0) {
    throw new HarnessError('BAD_USAGE', '--ab drills each text once.', {
      next: 'Leave --trials and --until out, or leave --ab out.',
    });
  }
  for (const { rto, scenario } of work.plans) {
    if (rto || !until) continue;
    throw new HarnessError(
      'BAD_USAGE',
      `${scenario.id} has no stated time: --until has nothing to claim.`,
      {
        next: 'Use --trials, which bounds the time to recover, or state a time with `rto` in the scenario.',
      },
    );
  }
  const ids = work.plans.map(({ scenario }) => scenario.id).join(', ');
  const number = until ? `until ${until} can be claimed, at most ${of} trials` : `${of} trials`;
  if (ids)
    say(`${ids}: ${number}, declared beforehand; the order of the arms is from --seed ${seed}`);
  return { ...work, plans: work.plans.flatMap((plan) => planTrials(plan, declared)) };
}

/** Whether a drill must still run, after these: one of trials `until` a claim, while that is open. */
export function isDue({ trial, scenario }: Plan, outcomes: readonly DrillOutcome[]): boolean {
  if (!trial?.until) return true;
  const verdicts = outcomes
    .filter(({ plan }) => plan.scenario.id === scenario.id)
    .map(({ verdict }) => verdict);
  return isOpen(verdicts, trial.until, trial.of - verdicts.length);
}
