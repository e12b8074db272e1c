import type { ProbeSpec } from '../../model/system.ts';

const leastMs = 1000;

/**
 * Passes in a row before this probe counts as well: as many as the scenario says, or as fit into its
 * time-out where these are fewer (into a second, where the time-out is shorter). A journey that is
 * begun every 5 s would else be watched for minutes, and what its time-out holds is all that can be
 * open at once.
 */
export function passesNeeded(
  { rate, timeoutMs }: Pick<ProbeSpec, 'rate' | 'timeoutMs'>,
  stablePasses: number,
): number {
  return Math.min(stablePasses, Math.ceil((rate * Math.max(timeoutMs, leastMs)) / 1000) + 1);
}
