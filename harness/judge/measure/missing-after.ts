import type { ProbeSpec } from '../../model/system.ts';

/** No probe for longer than this many intervals, and for longer than half a second, is missing data. */
const gapIntervals = 5;
const leastGapMs = 500;

/** The longest pause between two requests of a probe that is not missing data. */
export const missingAfterMs = ({ rate }: Pick<ProbeSpec, 'rate'>): number =>
  Math.max((gapIntervals * 1000) / rate, leastGapMs);
