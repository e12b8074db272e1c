import type { DrillCounts, TrialCounts } from './objective.ts';

/** All drills of one procedure, as one text on one system and one machine. */
export interface DrilledSubject extends TrialCounts, DrillCounts {
  readonly drill: string;
  readonly title: string;
  readonly file: string;
  readonly fault: string;
  readonly rtoMs: number | null;
  readonly subjectSha256: string;
  readonly contentSha256: string;
  readonly textSha256: string;
  readonly system: string;
  /** Null in journals that did not record it. */
  readonly systemSha256: string | null;
  readonly images: Readonly<Record<string, string>>;
  readonly machine: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly firstMs: number;
  readonly lastMs: number;
  /** When the last drill began that was verified or refuted; null: there was none. */
  readonly concludedMs: number | null;
}
