import type { Claim, DataRisk } from '../model/runbook.ts';
import { namesRecoveryTime } from './prose/recovery-names.ts';
import { outwards, type Section } from './section.ts';

/** Headings of sections that speak of the whole document, or of all that stands under the heading above. */
const general =
  /^(?:[\d.)]+\s+)?(?:(?:recovery|service|our|the|key)\s+)?(?:objectives?|targets?|goals?|service levels?|SLOs?|SLAs?|overview|introduction|summary|about(?: this (?:document|runbook))?|scope|purpose|general(?: information)?|at a glance|facts|RTO(?: (?:and|\/) RPO)?)\b/i;

/** What sections state for the procedures around them; looked up by the heading above, undefined for the document. */
export interface SharedStatements {
  readonly claims: ReadonlyMap<Section | undefined, readonly Claim[]>;
  readonly dataRisks: ReadonlyMap<Section | undefined, readonly DataRisk[]>;
}

/**
 * A time holds for the procedures under the heading that states it; the introduction's, and that of a section
 * "Objectives" or "Recovery time", for all beside it. A section about one failure speaks for itself alone.
 */
export function sharedStatements(sections: readonly Section[]): SharedStatements {
  const claims = new Map<Section | undefined, Claim[]>();
  const dataRisks = new Map<Section | undefined, DataRisk[]>();
  const parents = new Set(sections.map(({ parent }) => parent));
  for (const [index, section] of sections.entries()) {
    for (const scope of scopesOf(section, index, parents)) {
      const stated = section.claims.filter(({ recovery }) => recovery);
      if (stated.length > 0) claims.set(scope, [...(claims.get(scope) ?? []), ...stated]);
      const lost = section.dataRisks;
      if (lost.length > 0) dataRisks.set(scope, [...(dataRisks.get(scope) ?? []), ...lost]);
    }
  }
  return { claims, dataRisks };
}

/** The headings for whose procedures a section speaks. */
function scopesOf(
  section: Section,
  index: number,
  parents: ReadonlySet<Section | undefined>,
): readonly (Section | undefined)[] {
  const { heading, parent, steps } = section;
  // The text above the first heading, or under the title.
  const introduces = index === 0 || (index === 1 && heading?.level === 1);
  if (steps.length > 0) return parents.has(section) ? [section] : [];
  const title = heading?.title ?? '';
  const apart = !parents.has(section) && (general.test(title) || namesRecoveryTime(title));
  return [section, ...(apart ? [parent] : []), ...(introduces ? [undefined] : [])];
}

/** The headings around a section, innermost first, and then the document. */
function around(section: Section): readonly (Section | undefined)[] {
  const [, ...outer] = [...outwards(section)];
  return [...outer, undefined];
}

/** The section's claims, with the recovery time that is stated once further out if it states none itself. */
export function claimsOf(section: Section, { claims }: SharedStatements): readonly Claim[] {
  if (section.claims.some(({ recovery }) => recovery)) return section.claims;
  for (const scope of around(section)) {
    const stated = claims.get(scope) ?? [];
    const times = new Set(stated.map(({ kind, minMs, maxMs }) => `${kind} ${minMs} ${maxMs}`));
    // Several times are not one for everything: nobody can say which of them holds here.
    if (times.size > 0)
      return times.size === 1 ? [...stated.slice(0, 1), ...section.claims] : section.claims;
  }
  return section.claims;
}

/** What an introduction says may be lost, for a section that says nothing itself. */
export function dataRisksAround(
  section: Section,
  { dataRisks }: SharedStatements,
): readonly DataRisk[] {
  for (const scope of around(section)) {
    const stated = dataRisks.get(scope);
    if (stated) return stated;
  }
  return [];
}
