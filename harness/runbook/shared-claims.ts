import type { Claim, DataRisk } from '../model/runbook.ts';
import type { FoundClaim } from './prose/claims.ts';
import { namesRecoveryTime } from './prose/recovery-names.ts';
import { outwards, type Section } from './section.ts';
import { settledClaims } from './settled-claims.ts';

/** Headings of sections that speak of the whole document, or of all that stands under the heading above. */
const general =
  /^(?:[\d.)]+\s+)?(?:(?:recovery|service|our|the|key)\s+)?(?:objectives?|targets?|goals?|service levels?|SLOs?|SLAs?|overview|introduction|summary|about(?: this (?:document|runbook))?|scope|purpose|general(?: information)?|at a glance|facts|(?:(?:목표|目标|目標) ?)?(?:RTO(?: ?(?:and|\/|&) ?RPO)?|RPO ?(?:and|\/|&) ?RTO))\b/iu;

/** What sections state for the procedures around them; looked up by the heading above, undefined for the document. */
export interface SharedStatements {
  /** Different recovery times; several are not one for everything: nobody can say which of them holds where. */
  readonly claims: ReadonlyMap<Section | undefined, readonly Claim[]>;
  readonly dataRisks: ReadonlyMap<Section | undefined, readonly DataRisk[]>;
}

/**
 * A time holds for the procedures under the heading that states it; the introduction's, and that of a section
 * "Objectives" or "Recovery time", for all beside it. A section about one failure speaks for itself alone.
 */
export function sharedStatements(sections: readonly Section[]): SharedStatements {
  const found = new Map<Section | undefined, FoundClaim[]>();
  const dataRisks = new Map<Section | undefined, DataRisk[]>();
  const parents = new Set(sections.map(({ parent }) => parent));
  for (const [index, section] of sections.entries()) {
    for (const scope of scopesOf(section, index, parents)) {
      const times = section.found.filter(({ claim }) => claim.recovery);
      if (times.length > 0) found.set(scope, [...(found.get(scope) ?? []), ...times]);
      if (section.dataRisks.length === 0) continue;
      const known = dataRisks.get(scope) ?? [];
      for (const risk of section.dataRisks) known.push(risk);
      dataRisks.set(scope, known);
    }
  }
  const claims = new Map([...found].map(([scope, times]) => [scope, distinct(times)]));
  return { claims, dataRisks };
}

/** The recovery times that differ in their value. */
function distinct(found: readonly FoundClaim[]): readonly Claim[] {
  const times: Claim[] = [];
  for (const claim of settledClaims(found))
    if (claim.recovery && !times.some((time) => isSame(time, claim))) times.push(claim);
  return times;
}

/** The headings for whose procedures a section speaks. */
function scopesOf(
  section: Section,
  index: number,
  parents: ReadonlySet<Section | undefined>,
): readonly (Section | undefined)[] {
  const { heading, parent, steps } = section;
  // The text above the first heading, or under a title that has nothing below it.
  const introduces = index === 0 || (index === 1 && heading?.level === 1 && !parents.has(section));
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

/**
 * The section's claims, with the recovery time that is stated once further out if it states none itself. A time of its
 * own that cannot be read may be another one: then none is known.
 */
export function claimsOf(
  section: Section,
  shared: SharedStatements,
): { readonly claims: readonly Claim[]; readonly disputed?: readonly Claim[] } {
  const { claims, labelsTime } = section;
  if (labelsTime || claims.some(({ recovery }) => recovery)) return { claims };
  const scope = around(section).find((one) => shared.claims.has(one));
  const times = shared.claims.get(scope) ?? [];
  return times.length > 1 ? { claims, disputed: times } : { claims: [...times, ...claims] };
}

function isSame(one: Claim, other: Claim): boolean {
  return one.kind === other.kind && one.minMs === other.minMs && one.maxMs === other.maxMs;
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
