/** A duration in a text, before the words around it are read. */
export interface Stated {
  readonly from: number;
  readonly to: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly range: boolean;
  /** `clock`: 00:05:00, which may also be a time of day. */
  readonly form: 'digits' | 'spelled' | 'clock';
  /** The length of its smallest unit. */
  readonly unitMs: number;
  /** True where the number may mean another one, as in "1.000 s": such a time decides nothing. */
  readonly unsure: boolean;
}
