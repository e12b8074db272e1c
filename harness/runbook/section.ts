import type { ChecklistItem, Claim, DataRisk, Place, Procedure, Step } from '../model/runbook.ts';
import type { HeadingBlock } from './markdown/block.ts';
import type { KnownVariables } from './placeholders/placeholders.ts';
import type { FoundClaim } from './prose/claims.ts';

type Symptom = Procedure['symptoms'][number];

/** A heading and everything under it up to the next heading. The first section has no heading. */
export interface Section {
  readonly heading: HeadingBlock | undefined;
  readonly parent: Section | undefined;
  readonly place: Place;
  readonly steps: Step[];
  readonly found: FoundClaim[];
  /** What was found, once the whole section is read. */
  readonly claims: Claim[];
  /** Its own text has a label of the recovery time, even if the time there cannot be read. */
  labelsTime: boolean;
  readonly dataRisks: DataRisk[];
  /** Data risks of a "Data loss" heading right under this one: they hold for every section under it. */
  readonly sharedDataRisks: DataRisk[];
  readonly symptoms: Symptom[];
  /** Symptoms of a "Symptoms" heading right under this one: they hold for every section under it. */
  readonly sharedSymptoms: Symptom[];
  /** Its tasks, in order; `verifies`: what stands above says that they are checks of what was done. */
  readonly tasks: (ChecklistItem & { readonly verifies: boolean })[];
  readonly known: KnownVariables;
}

export function openSection(
  heading: HeadingBlock | undefined,
  before: Section | undefined,
  place: Place,
): Section {
  let parent = before;
  while (parent?.heading && heading && parent.heading.level >= heading.level)
    parent = parent.parent;
  return {
    heading,
    parent: parent?.heading ? parent : undefined,
    place,
    steps: [],
    found: [],
    claims: [],
    labelsTime: false,
    dataRisks: [],
    sharedDataRisks: [],
    symptoms: [],
    sharedSymptoms: [],
    tasks: [],
    known: new Set(),
  };
}

/** The section and the sections around it, innermost first. */
export function* outwards(section: Section): Generator<Section> {
  for (let at: Section | undefined = section; at; at = at.parent) yield at;
}

/** Titles of the headings above it, outermost first. */
export const pathOf = ({ parent }: Section): readonly string[] =>
  parent ? [...outwards(parent)].map(({ heading }) => heading?.title ?? '').reverse() : [];
