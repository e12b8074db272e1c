import { HarnessError } from '../../errors.ts';
import { type Declaration, planTrials } from '../../scenario/plan-trials.ts';
import { plansOf } from '../edits/plan-edits.ts';
import { inOrder, planPairs } from '../edits/plan-pairs.ts';
import type { Terminal } from '../terminal.ts';
import type { Work } from '../work/choose-affected.ts';

/** The same work with all trials of each drill, and prints what is declared. BAD_USAGE if nothing can be claimed. */
export function declareTrials(
  work: Work,
  declared: Declaration,
  { say }: Pick<Terminal, 'say'>,
): Work {
  const { of, seed, until } = declared;
  if (work.edits.length > 0) checkPairs(declared);
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
  const edits = work.edits.map((edit) => planPairs(edit, declared));
  const ofEdits = new Set(
    work.edits.flatMap((edit) => [...plansOf(edit, 'old'), ...plansOf(edit, 'edited')]),
  );
  const others = work.plans.filter((plan) => !ofEdits.has(plan));
  const plans = [
    ...edits.flatMap((edit) => inOrder(edit, declared)),
    ...others.flatMap((plan) => planTrials(plan, declared)),
  ];
  return { ...work, edits, plans };
}

/** All ways to deal the times of more pairs take too long to count. */
const mostPairs = 50;

function checkPairs({ of, until }: Declaration): void {
  if (!until && of <= mostPairs) return;
  const why = until
    ? '--until is about one text, and --ab compares two.'
    : `--trials ${of}: with --ab, expected a whole number from 1 to ${mostPairs}.`;
  throw new HarnessError('BAD_USAGE', why, {
    next: 'Five pairs (--ab --trials 5) can show a difference at 0.4 %.',
  });
}
