/**
 * What a rule finds at a line and column of a given runbook, judged by a person who read the line:
 * - `right`: the finding is true;
 * - `doubtful`: the finding is true, but may be intended, or matters little there;
 * - `wrong`: the finding is false, and the rule must be fixed.
 */
export type Row = readonly [
  line: number,
  column: number,
  rule: string,
  verdict: 'right' | 'doubtful' | 'wrong',
  /** The reason if the verdict is not `right`. */
  because?: string,
];
