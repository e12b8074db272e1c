import { mayAct } from '../../runbook/effect/effect.ts';
import { effectOf } from '../../runbook/effect/effect-of-text.ts';
import { blockOf, emptied, isOwnLine } from '../block-of-step.ts';
import type { Mutator } from '../mutator.ts';
import type { PageStep } from '../page.ts';

/** The procedure ends with its last change: nothing waits for it, and nothing asks whether it worked. */
export const withoutVerification: Mutator = {
  name: 'without-verification',
  *mutate(step, page) {
    if (!acts(step)) return;
    const after = page.steps.slice(step.index + 1);
    const verifying = after.filter(({ planned }) => planned.step.kind === 'command');
    if (verifying.length === 0 || after.some(acts) || !verifying.every(isOwnLine)) return;
    yield {
      what: `nothing verifies step ${step.planned.number}`,
      edits: verifying.map((one) => emptied(blockOf(one, page), page)),
      dropped: verifying.map(({ index }) => index),
    };
  },
};

const acts = ({ planned: { step, action, boundText } }: PageStep) =>
  step.kind === 'command' &&
  action.kind !== 'not-taken' &&
  (action.kind === 'automated' || mayAct(effectOf(boundText)));
