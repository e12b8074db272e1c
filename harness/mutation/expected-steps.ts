import type { DoableStep, Procedure, Runbook } from '../model/runbook.ts';
import type { Mistake } from './mutator.ts';
import type { Page, PageStep } from './page.ts';

/**
 * The steps of the procedure with the mistake; undefined unless the mistake is all that changed: every other step
 * and every other procedure is read as before.
 */
export function hasExpectedSteps(
  { place }: Pick<Procedure, 'place'>,
  { before, after }: { readonly before: Runbook; readonly after: Runbook },
  { step, mistake }: { readonly step: PageStep; readonly mistake: Mistake },
  page: Page,
): readonly DoableStep[] | undefined {
  const at = before.procedures.findIndex((one) => one.place.line === place.line);
  const [own, now] = [before.procedures[at], after.procedures[at]];
  if (!own || !now || before.procedures.length !== after.procedures.length) return undefined;
  const isElsewhere = (_: unknown, index: number) => index !== at;
  const others = ({ procedures }: Runbook) => procedures.filter(isElsewhere).flatMap(textsOf);
  if (!isSame(others(before), others(after))) return undefined;
  const steps = doable(own);
  const indexOf = (of: PageStep | undefined) =>
    steps.findIndex(({ place: { line, column } }) => {
      const its = of?.planned.step.place;
      return line === its?.line && column === its.column;
    });
  const expected: (string | undefined)[] = steps.map(textOf);
  const index = indexOf(step);
  const found = doable(now);
  if (mistake.dropped) {
    for (const one of mistake.dropped) expected[indexOf(page.steps[one])] = undefined;
  } else if (mistake.swapped !== undefined) {
    const other = indexOf(page.steps[mistake.swapped]);
    [expected[index], expected[other]] = [expected[other], expected[index]];
  } else {
    const text = found[index];
    if (!text || textOf(text) === expected[index] || text.kind !== steps[index]?.kind) {
      return undefined;
    }
    expected[index] = textOf(text);
  }
  const left = expected.filter((text) => text !== undefined);
  return isSame(left, found.map(textOf)) ? found : undefined;
}

const doable = ({ steps }: Procedure): readonly DoableStep[] =>
  steps.filter((step) => step.kind !== 'material');

/** With the label, which decides whether a step is a branch. */
const textOf = (step: DoableStep): string =>
  JSON.stringify([step.kind, step.text, step.label?.text, step.label?.conditional]);

const textsOf = (procedure: Procedure) => doable(procedure).map(textOf);

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((text, at) => text === other[at]);
