import type { EditVerdict } from '../model/edit.ts';
import type { DrillRecord } from './drill-record.ts';

/** The results of a run. */
export interface RunResults {
  readonly drills: readonly DrillRecord[];
  readonly edits: readonly EditVerdict[];
  /** The drills without those of an edit's old text, because a failure of the old text is not one of the new text. */
  readonly ofNewText: readonly DrillRecord[];
  /** ISO 8601. */
  readonly generatedAt: string;
}

/** One report that a run writes: a file with this shape, and a line in `report/reports.ts`. */
export interface Report {
  readonly fileName: string;
  /** False if the report would be empty. */
  applies(results: RunResults): boolean;
  format(results: RunResults): string | Promise<string>;
  /** Loads slow libraries; a run calls it while its drills wait. */
  load?(): Promise<unknown>;
}
