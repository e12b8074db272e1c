import type { ProbeSpec } from '../../model/system.ts';

const leastMs = 1000;

/**
 * Passes in a row before this probe counts as well: the scenario's number, or as many as fit into the
 * probe's time-out if that is fewer (into a second, if the time-out is shorter). Otherwise a journey that
 * starts every 5 s would be watched for minutes; and no more journeys than fit into its time-out can be
 * open at once.
 */
export function passesNeeded(
  { rate, timeoutMs }: Pick<ProbeSpec, 'rate' | 'timeoutMs'>,
  stablePasses: number,
): number {
  return Math.min(stablePasses, Math.ceil((rate * Math.max(timeoutMs, leastMs)) / 1000) + 1);
}
