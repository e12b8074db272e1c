import type { Plan } from '../model/scenario.ts';

const mostMs = 120_000;

/** How long a system that nothing is wrong with is waited for. */
export const patienceMs = ({ system }: Plan): number => Math.min(mostMs, system.readyTimeoutMs);
