import type { Claim } from '../model/runbook.ts';
import type { FoundClaim } from './prose/claims.ts';

/**
 * The claims of a section. Beside a time that a label names, what usually happens ("recovery usually takes 2 minutes")
 * and how long the service may be down (MTD) are no second promise, unless they contradict it.
 */
export function settledClaims(found: readonly FoundClaim[]): readonly Claim[] {
  const named = found.flatMap(({ claim, standing }) =>
    standing === 'named' && claim.kind !== 'over' ? (claim.maxMs ?? []) : [],
  );
  if (named.length === 0) return found.map(({ claim }) => claim);
  const [least, most] = [Math.min(...named), Math.max(...named)];
  return found.map(({ claim, standing }) => {
    const { kind, maxMs } = claim;
    if (kind === 'over' || maxMs === undefined) return claim;
    const agrees = standing === 'sentence' ? maxMs < least : standing === 'limit' && maxMs > most;
    return agrees ? { ...claim, recovery: false } : claim;
  });
}
