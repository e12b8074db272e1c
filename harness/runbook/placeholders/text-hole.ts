import type { Placeholder } from '../../model/runbook.ts';

/** A hole that means nothing to the shell, with its range in the text. */
export interface TextHole {
  readonly syntax: Exclude<Placeholder['syntax'], 'variable'>;
  readonly name: string;
  readonly at: number;
  readonly length: number;
}
