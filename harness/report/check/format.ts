import type { Paint } from '../text.ts';
import type { Checked } from './checked.ts';

/** Who reads a check, and how it ends. */
export interface CheckContext {
  /** Colours, where a person reads it on a terminal. */
  readonly paint: Paint;
  /** The terminal's width; undefined where there is none. */
  readonly columns: number | undefined;
  /** Firedrill's own. */
  readonly version: string;
  /** What the check ends with. */
  readonly exitCode: number;
}

/** One way to write a check down: a file with this shape, and a line in `report/check/formats.ts`. */
export interface CheckFormat {
  /** As `--format` names it. */
  readonly name: string;
  /** Whoever reads it looks for files from the top of the repository, wherever the check was started. */
  readonly pathsFromTop?: true;
  format(checked: Checked, context: CheckContext): string;
}
