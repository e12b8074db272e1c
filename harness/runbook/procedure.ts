import type { Procedure } from '../model/runbook.ts';
import type { ChecklistFinder } from './checklists/checklist-of.ts';
import { outwards, pathOf, type Section } from './section.ts';
import { claimsOf, dataRisksAround, type SharedStatements } from './shared-claims.ts';

/** `title`: the title for steps before the first heading. */
export function toProcedure(
  section: Section,
  title: string,
  shared: SharedStatements,
  checklists: ChecklistFinder,
): Procedure {
  const dataRisks = nearest(section, section.dataRisks, (around) => around.sharedDataRisks);
  const checklist = checklists.of(section);
  return {
    title: section.heading?.title ?? title,
    level: section.heading?.level ?? 1,
    path: pathOf(section),
    place: section.place,
    steps: section.steps,
    ...claimsOf(section, shared),
    dataRisks: dataRisks.length > 0 ? dataRisks : dataRisksAround(section, shared),
    symptoms: nearest(section, section.symptoms, (outer) => outer.sharedSymptoms),
    ...(checklist.length > 0 && { checklist }),
  };
}

/** The section's own statements, or else the shared ones of the nearest section around it. */
function nearest<T>(
  section: Section,
  own: readonly T[],
  sharedOf: (outer: Section) => readonly T[],
): readonly T[] {
  if (own.length > 0) return own;
  for (const outer of outwards(section)) {
    const shared = sharedOf(outer);
    if (shared.length > 0) return shared;
  }
  return [];
}
