import type { Claim } from '../model/runbook.ts';
import type { FoundClaim } from './prose/claims.ts';

/**
 * The claims of a section. Beside a time that a label names, what usually happens ("recovery usually takes 2 minutes")
 * and how long the service may be down (MTD) are no second promise, unless they contradict it; nor are the parts of a
 * total.
 */
export function settledClaims(found: readonly FoundClaim[]): readonly Claim[] {
  const whole = withoutParts(found);
  const named = timesOf(whole, 'named', 'listed', 'total');
  if (named.length === 0) return whole.map(({ claim }) => claim);
  const [least, most] = [Math.min(...named), Math.max(...named)];
  return whole.map(({ claim, standing }) => {
    const { kind, maxMs } = claim;
    if (kind === 'over' || maxMs === undefined) return claim;
    const agrees = standing === 'sentence' ? maxMs < least : standing === 'limit' && maxMs > most;
    return agrees ? { ...claim, recovery: false } : claim;
  });
}

function timesOf(found: readonly FoundClaim[], ...standings: FoundClaim['standing'][]) {
  return found.flatMap(({ claim: { kind, maxMs }, standing }) =>
    standings.includes(standing) && kind !== 'over' ? (maxMs ?? []) : [],
  );
}

/** "Provision: 30 minutes", "Restore: 1 hour" above "Total: 90 minutes" are possible claims. */
function withoutParts(found: readonly FoundClaim[]): readonly FoundClaim[] {
  const total = Math.max(0, ...timesOf(found, 'total'));
  return found.map((one) => {
    const isPart = one.standing === 'listed' && (one.claim.maxMs ?? total) < total;
    return isPart ? { claim: { ...one.claim, recovery: false }, standing: undefined } : one;
  });
}
