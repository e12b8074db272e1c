/**
 * What a rule finds at a line and column of a given runbook, judged by hand by reading the line:
 * - `right`: it is as the finding says;
 * - `doubtful`: what it says is true, but may be meant so, or matters little there;
 * - `wrong`: it is not so. Such a rule is to be mended.
 */
export type Row = readonly [
  line: number,
  column: number,
  rule: string,
  verdict: 'right' | 'doubtful' | 'wrong',
  /** Where it is not plainly right. */
  because?: string,
];
