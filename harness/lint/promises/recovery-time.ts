import type { Claim } from '../../model/runbook.ts';
import type { Section } from './sections.ts';

/**
 * What is said of how long the section's recovery takes: in it, or else in what stands beside it to
 * say so ("Expected recovery time" as a heading of its own), or right under the heading above.
 */
export function recoveryClaims(section: Section): readonly Claim[] {
  const { parent, children } = section;
  const own = stated(section);
  if (own.length > 0) return own;
  const besides = [...children, ...(parent?.children ?? [])].filter(
    (other) => other !== section && other.commands.length === 0,
  );
  const beside = besides.flatMap(stated);
  if (beside.length > 0 || !parent) return beside;
  return stated(parent);
}

function stated({ claims }: Section): readonly Claim[] {
  return claims.filter(({ recovery }) => recovery);
}
