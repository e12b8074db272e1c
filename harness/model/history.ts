import type { Quantile } from './trial-number.ts';
import type { Credit, Outcome } from './verdict.ts';

/** A measured time in whole milliseconds; its bounds are rounded outwards. */
interface HistoryTime {
  readonly ms: number;
  readonly minMs: number;
  readonly maxMs: number;
}

/** The judgements of a verdict, in the order of a drill. */
export const historyJudgements = [
  'faultProven',
  'procedureWorks',
  'recoveredInTime',
  'dataSafe',
  'invariantsHold',
  'verificationHolds',
  'promisesKept',
  'clean',
] as const;
type HistoryJudgement = (typeof historyJudgements)[number];

/** Whether an alert that the runbook recommends saw the fault. */
interface HistoryAlert {
  readonly arm: string;
  readonly rule: string;
  readonly fired: boolean | null;
  readonly afterMs?: number;
}

/** What an arm took; null if no probe failed. If `censored`, it took at least that. */
export interface HistoryArm {
  readonly outage: HistoryTime | null;
  readonly detect: HistoryTime | null;
  readonly censored: boolean;
}

/** The summary of one drill; its journal has the rest. Run, drill and trial identify it. */
export interface HistoryRow {
  readonly run: string;
  readonly drill: string;
  readonly trial: {
    readonly number: number;
    readonly of: number;
    readonly seed: number;
    readonly until?: Quantile;
  } | null;
  /** Milliseconds since 1970, UTC. */
  readonly startedMs: number;
  readonly procedure: {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    /** Of the whole runbook. */
    readonly textSha256: string;
    /** Of the procedure's content, without places: what may move in the text. */
    readonly contentSha256: string;
    /** Drills with the same subject are trials of the same thing. */
    readonly subjectSha256: string;
    readonly fault: string;
    readonly rtoMs: number | null;
  };
  readonly system: {
    readonly name: string;
    /** Null in journals that did not record it. */
    readonly sha256: string | null;
    readonly images: Readonly<Record<string, string>>;
  };
  /** Of the repository with the runbook; null where there is none, or in journals that did not record it. */
  readonly commit: string | null;
  readonly machine: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly outcome: Outcome;
  readonly judgements: Readonly<Record<HistoryJudgement, boolean | null>>;
  /** Null without a control arm. */
  readonly credit: Credit | null;
  /** Whether it is a trial of the recovery, and how it ended; null: undecided. */
  readonly recovery: { readonly inTime: boolean | null } | null;
  readonly runbook: HistoryArm | null;
  readonly control: HistoryArm | null;
  readonly alerts: readonly HistoryAlert[];
  readonly journal: string | null;
}
