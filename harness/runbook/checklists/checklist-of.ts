import type { Checklist, ChecklistItem } from '../../model/runbook.ts';
import { partAt } from '../markdown/source.ts';
import { outwards, pathOf, type Section } from '../section.ts';
import { isOfChecks } from './announced-checks.ts';

/** Every section with tasks. `title`: of the section before the first heading. */
export function checklistsOf(sections: readonly Section[], title: string): readonly Checklist[] {
  return sections
    .filter(({ tasks }) => tasks.length > 0)
    .map((section) => ({
      title: section.heading?.title ?? title,
      path: pathOf(section),
      place: section.place,
      items: section.tasks.map(asItem),
    }));
}

/** Finds what is to hold when the steps of a section are done. */
export class ChecklistFinder {
  /** The checks of a section and of all under it. */
  readonly #within = new Map<Section, ChecklistItem[]>();
  /** Headings of checks that have some, in order, by the section around them. */
  readonly #verifications = new Map<Section | undefined, Section[]>();

  constructor(sections: readonly Section[]) {
    for (const section of sections) {
      const checks = checksIn(section);
      for (const outer of checks.length > 0 ? outwards(section) : []) {
        if (!this.#within.has(outer)) this.#add(outer);
        for (const check of checks) this.#within.get(outer)?.push(check);
      }
    }
  }

  /**
   * Its own checks; or those of the headings under it; or those of the first verification below it, beside it
   * or beside a heading around it. One above it is about something else.
   */
  of(section: Section): readonly ChecklistItem[] {
    const own = checksIn(section);
    if (own.length > 0) return own;
    const inside = this.#within.get(section);
    if (inside) return inside;
    for (const inner of outwards(section)) {
      const ofAround = inner.parent ? checksIn(inner.parent) : [];
      if (ofAround.length > 0) return ofAround;
      const beside = this.#verifications.get(inner.parent) ?? [];
      const next = firstAfter(beside, inner.place.line);
      if (next) return this.#within.get(next) ?? [];
    }
    return [];
  }

  #add(section: Section): void {
    this.#within.set(section, []);
    if (!isOfChecks(section.heading?.title ?? '')) return;
    const beside = this.#verifications.get(section.parent) ?? [];
    beside.push(section);
    this.#verifications.set(section.parent, beside);
  }
}

/** The first of these sections, in order, that begins after a line. */
function firstAfter(sections: readonly Section[], line: number): Section | undefined {
  const lines = sections.map(({ place }) => place.line);
  return (lines[0] ?? 0) > line ? sections[0] : sections[partAt(lines, line) + 1];
}

const checksIn = ({ tasks }: Section): readonly ChecklistItem[] =>
  tasks.filter(({ verifies }) => verifies).map(asItem);

const asItem = ({ text, place }: ChecklistItem): ChecklistItem => ({ text, place });
