/** A duration in a text, before the words around it are read. */
export interface Stated {
  readonly from: number;
  readonly to: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly range: boolean;
  /**
   * `clock`: 00:05:00, and `short clock`: 00:15, which may also be a time of day. `labelled`: a number whose unit
   * stands in its label.
   */
  readonly form: 'digits' | 'spelled' | 'clock' | 'short clock' | 'iso' | 'labelled';
  /** The length of its smallest unit. */
  readonly unitMs: number;
  /** True where the number may mean another one, as in "1.000 s": such a time decides nothing. */
  readonly unsure: boolean;
}
