import type { PlannedMutation } from '../../model/mutation.ts';

/** `5: steps 3-7 not taken: the pod runs` */
export const setApartLines = (equivalent: PlannedMutation['equivalent']): readonly string[] =>
  equivalent.map(({ because, mutants, steps }) => `${mutants}: ${shortList(steps)} ${because}`);

/** In the order of the numbers. */
function shortList(numbers: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const list = ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(', ');
  return numbers.length === 1 ? `step ${list}` : `steps ${list}`;
}

/** Why they are in no score; empty without any. */
export function setApartTitle(equivalent: PlannedMutation['equivalent']): string {
  const all = equivalent.reduce((sum, { mutants }) => sum + mutants, 0);
  return `Set apart: ${all} that change nothing in this drill, and are in no score.`;
}
