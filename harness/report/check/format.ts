import type { Paint } from '../paint.ts';
import type { Checked } from './checked.ts';

/** The reader of a check, and how the check ends. */
export interface CheckContext {
  /** Colours for a person at a terminal. */
  readonly paint: Paint;
  /** The terminal's width; undefined without a terminal. */
  readonly columns: number | undefined;
  /** Firedrill's version. */
  readonly version: string;
  /** Standard error names what could not be read, so that a person at a terminal reads it there. */
  readonly isBesideErrors: boolean;
  /** The most findings to print for a person, who reads no more; undefined for all. */
  readonly most: number | undefined;
  /** The exit code of the check. */
  readonly exitCode: number;
}

/** One way to report a check: a file with this shape, and a line in `report/check/formats.ts`. */
export interface CheckFormat {
  /** The name for `--format`. */
  readonly name: string;
  /** The reader of this format resolves paths from the top of the repository, wherever the check started. */
  readonly pathsFromTop?: true;
  format(checked: Checked, context: CheckContext): string;
}
