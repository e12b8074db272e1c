import type { ObjectiveVerdict } from '../../model/objective.ts';
import type { Paint } from '../paint.ts';

export interface ObjectiveContext {
  readonly nowMs: number;
  /** Colours for a person at a terminal. */
  readonly paint: Paint;
}

/** One way to report objectives: a file with this shape, and a line in `report/objectives/formats.ts`. */
export interface ObjectiveFormat {
  /** The name for `--format`. */
  readonly name: string;
  format(verdicts: readonly ObjectiveVerdict[], context: ObjectiveContext): string;
}
