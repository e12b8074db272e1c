import type { EditVerdict } from '../model/edit.ts';
import type { DrillRecord } from './drill-record.ts';

/** What a run found out. */
export interface RunResults {
  readonly drills: readonly DrillRecord[];
  readonly edits: readonly EditVerdict[];
  /** The drills, without those of an edit's old text: what an old text does is no failure of the new one. */
  readonly ofNewText: readonly DrillRecord[];
  /** ISO 8601. */
  readonly generatedAt: string;
}

/** One file that a run leaves: a file with this shape, and a line in `report/reports.ts`. */
export interface Report {
  readonly fileName: string;
  /** False where the report would have nothing to say. */
  applies(results: RunResults): boolean;
  format(results: RunResults): string | Promise<string>;
  /** Loads what takes long to load; a run calls it while its drills wait. */
  load?(): Promise<unknown>;
}
