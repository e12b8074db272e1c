import type { JournalEvent } from '../journal/events.ts';
import type { Verdict } from '../model/verdict.ts';

/** One drill as the reports see it. */
export interface DrillRecord {
  readonly verdict: Verdict;
  readonly events: readonly JournalEvent[];
  /** Where its journal lies, as a reader of the report would name it. */
  readonly journalFile?: string;
}
