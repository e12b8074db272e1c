import { blockOf, emptied, isOwnLine } from '../block-of-step.ts';
import type { Mutator } from '../mutator.ts';

/** A step is not there. */
export const droppedStep: Mutator = {
  name: 'dropped-step',
  *mutate(step, page) {
    if (!isOwnLine(step)) return;
    const { planned, index } = step;
    yield {
      what: `step ${planned.number} is not there`,
      edits: [emptied(blockOf(step, page), page)],
      dropped: [index],
    };
  },
};
