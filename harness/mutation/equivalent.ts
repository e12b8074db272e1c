import type { DoableStep } from '../model/runbook.ts';
import { isPagesOwn, type PlannedStep } from '../model/scenario.ts';
import { mayAct } from '../runbook/effect/effect.ts';
import { effectOf } from '../runbook/effect/effect-of-text.ts';
import { changesShell } from './changes-shell.ts';
import type { Mistake } from './mutator.ts';
import type { Page, PageStep } from './page.ts';

/** A step for whose sake a mistake changes nothing. */
export interface Equivalence {
  readonly step: number;
  /** Part of a sentence about the step. */
  readonly because: string;
}

/** Why the mistake provably changes nothing in the drill; undefined where it may change something. */
export function whyEquivalent(
  step: PageStep,
  { dropped, swapped, isRefused }: Mistake,
  after: readonly DoableStep[],
  page: Page,
): Equivalence | undefined {
  if (dropped) {
    const reasons = dropped.map((index) => whyIdle(page.steps[index]));
    return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
  }
  if (swapped !== undefined) {
    const other = page.steps[swapped];
    return (
      whyNotDone(step) ??
      whyNotDone(other) ??
      whyExcused(step, other, page) ??
      whyExcused(other, other, page)
    );
  }
  const why = whyNotDone(step);
  // Not even a look-up may name what its program does not have.
  if (why !== undefined || isRefused) return why;
  const text = after.find(({ place }) => place.line === step.planned.step.place.line)?.text;
  return text !== undefined && onlyLooks(text) ? whyExcused(step, step, page) : undefined;
}

/** Nobody does it, so it may as well be wrong, or missing. */
function whyNotDone(step: PageStep | undefined): Equivalence | undefined {
  if (!step) return undefined;
  const { number, action } = step.planned;
  const about = (because: string) => ({ step: number, because });
  if (action.kind === 'not-taken') return about(`not taken: ${action.because}`);
  if (action.kind === 'manual') return about(`not done: ${action.because}`);
  return isPagesOwn(action) ? undefined : about('done by the scenario’s own commands');
}

const whyIdle = (step: PageStep | undefined) =>
  whyNotDone(step) ?? (step && looks(step) ? decidesNothing(step.planned) : undefined);

/** A look-up that also may fail, because something acts later, after the step `last`. */
function whyExcused(
  step: PageStep | undefined,
  last: PageStep | undefined,
  { steps }: Page,
): Equivalence | undefined {
  if (!step || !last || !looks(step) || steps.some(endsAtFailure)) return undefined;
  const isFollowed = steps.some(({ index, planned }) => index > last.index && acts(planned));
  return isFollowed ? decidesNothing(step.planned) : undefined;
}

const decidesNothing = ({ number }: PlannedStep): Equivalence => ({
  step: number,
  because: 'without effect: nothing depends on what is found',
});

const looks = ({ planned }: PageStep) =>
  planned.action.kind === 'run' && onlyLooks(planned.boundText);

const onlyLooks = (text: string) =>
  ['local', 'looks'].includes(effectOf(text)) && !changesShell(text);

const acts = ({ step, action, boundText }: PlannedStep) =>
  step.kind === 'command' && action.kind === 'run' && mayAct(effectOf(boundText));

/** After `set -e`, the shell of the steps ends where one fails. */
const endsAtFailure = ({ planned, commands }: PageStep) =>
  planned.action.kind === 'run' && commands.some(({ words }) => words[0] === 'set');
