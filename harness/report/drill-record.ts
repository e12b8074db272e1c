import type { JournalEvent } from '../journal/events.ts';
import type { Verdict } from '../model/verdict.ts';

/** One drill as the reports see it. */
export interface DrillRecord {
  readonly verdict: Verdict;
  readonly events: readonly JournalEvent[];
  /** The path of its journal, as shown to readers of the report. */
  readonly journalFile?: string;
}
