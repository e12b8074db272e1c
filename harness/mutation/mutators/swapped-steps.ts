import { blockOf, isOwnLine, isShared, shareLabel } from '../block-of-step.ts';
import type { Mutator } from '../mutator.ts';
import type { Page, PageStep } from '../page.ts';

/** A step is in the place of the next one, with the comment that is about it. */
export const swappedSteps: Mutator = {
  name: 'swapped-steps',
  *mutate(step, page) {
    const next = page.steps[step.index + 1];
    if (!next || !isOwnLine(step) || !isOwnLine(next) || !canSwap(step, next, page)) return;
    const [one, other] = [blockOf(step, page), blockOf(next, page)];
    const { text } = page.document.source;
    const between = text.slice(one.to, other.from);
    // Steps of two fences, or with a remark between them, stay where they are.
    if (text.slice(one.from, one.to) === text.slice(other.from, other.to) || /\S/.test(between)) {
      return;
    }
    yield {
      what: `step ${next.planned.number} comes before step ${step.planned.number}`,
      edits: [
        {
          from: one.from,
          to: other.to,
          by: text.slice(other.from, other.to) + between + text.slice(one.from, one.to),
        },
      ],
      swapped: next.index,
    };
  },
};

/** Below the same comment, or each alone below its own. */
const canSwap = (one: PageStep, other: PageStep, page: Page) =>
  shareLabel(one, other) || (!isShared(one, page) && !isShared(other, page));
