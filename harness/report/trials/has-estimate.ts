import type { QuantileFigure } from '../../model/trials.ts';

/** Whether the figure itself is worth telling: of few trials, p90 and p95 are no more than the longest. */
export const hasEstimate = ({ quantile, mostMs }: QuantileFigure): boolean =>
  quantile === 'p50' || mostMs !== null;
