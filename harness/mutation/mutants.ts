import type { DoableStep, Place } from '../model/runbook.ts';
import type { Plan } from '../model/scenario.ts';
import { parseRunbook } from '../runbook/parse.ts';
import { type Equivalence, whyEquivalent } from './equivalent.ts';
import { hasExpectedSteps } from './expected-steps.ts';
import type { Edit, Mistake, Mutator } from './mutator.ts';
import { mutators as all } from './mutators.ts';
import { type Page, type PageStep, readPage } from './page.ts';

/** An edition of a drill's runbook with one small mistake in the drilled procedure. */
export interface Mutant {
  /** `M7`; the same for the same text of the runbook. */
  readonly id: string;
  /** Its kind of mistake: `wrong-namespace`. */
  readonly mutator: string;
  /** The mistake as part of a sentence. */
  readonly what: string;
  /** The number of the step in the drill. */
  readonly step: number;
  readonly place: Place;
  /** Lines of the document, counted from 1, that a finding on the mistake may be on. */
  readonly lines: { readonly from: number; readonly to: number };
  /** The whole document. */
  readonly text: string;
  /** Why it changes nothing in this drill; absent for a mutant that may. */
  readonly equivalent?: Equivalence;
}

/** Every mutant of the procedure that a drill follows, each text once, in the order of the steps. */
export function mutantsOf(
  plan: Pick<Plan, 'runbook' | 'steps' | 'procedure'>,
  mutators: readonly Mutator[] = all,
): readonly Mutant[] {
  const page = readPage(plan);
  const before = parseRunbook(plan.runbook.file, plan.runbook.text);
  const texts = new Set([plan.runbook.text]);
  const mutants: Mutant[] = [];
  for (const step of page.steps) {
    for (const mutator of mutators) {
      for (const mistake of mutator.mutate(step, page)) {
        const text = written(page, mistake.edits);
        if (texts.has(text) || isOnPlaceholder(page, step, mistake)) continue;
        texts.add(text);
        const after = parseRunbook(plan.runbook.file, text);
        const steps = hasExpectedSteps(plan.procedure, { before, after }, { step, mistake }, page);
        // A reader would take it for another procedure, so what becomes of it says nothing about this one.
        if (!steps) continue;
        mutants.push(mutantOf({ mutator, step, mistake, text }, steps, page, mutants.length));
      }
    }
  }
  return mutants;
}

function mutantOf(
  {
    mutator,
    step,
    mistake,
    text,
  }: Pick<Mutant, 'text'> & {
    readonly mutator: Mutator;
    readonly step: PageStep;
    readonly mistake: Mistake;
  },
  after: readonly DoableStep[],
  page: Page,
  count: number,
): Mutant {
  const { number, step: own } = step.planned;
  const equivalent = whyEquivalent(step, mistake, after, page);
  const isText = !mistake.dropped && mistake.swapped === undefined;
  return {
    id: `M${count + 1}`,
    mutator: mutator.name,
    what: mistake.what,
    step: number,
    place: placeOf(step, mistake, page),
    lines: isText ? { from: own.place.line, to: own.endLine } : linesOf(page),
    text,
    ...(equivalent && { equivalent }),
  };
}

/** What the drill fills in is no word of the page. */
function isOnPlaceholder(
  { document: { source } }: Page,
  { planned: { step } }: PageStep,
  { edits, dropped, swapped }: Mistake,
): boolean {
  if (dropped || swapped !== undefined || step.kind !== 'command') return false;
  const holes = step.placeholders.map(({ place }) => source.offsetOf(place));
  return holes.some((at) => edits.some(({ from, to }) => from <= at && at < to));
}

/** Of words, where they are; of whole steps, where the step is. */
function placeOf(step: PageStep, { edits, dropped, swapped }: Mistake, page: Page): Place {
  const [first] = edits;
  const isText = !dropped && swapped === undefined;
  return isText && first ? page.document.source.placeAt(first.from) : step.planned.step.place;
}

/** What is missing or in another order shows at other steps. */
function linesOf({ steps }: Page): Mutant['lines'] {
  const own = steps.map(({ planned: { step } }) => step);
  return {
    from: Math.min(...own.map(({ place }) => place.line)),
    to: Math.max(...own.map(({ endLine }) => endLine)),
  };
}

function written({ document: { source } }: Page, edits: readonly Edit[]): string {
  let { text } = source;
  for (const { from, to, by } of edits.toSorted((one, other) => other.from - one.from)) {
    text = text.slice(0, from) + by + text.slice(to);
  }
  return text;
}
