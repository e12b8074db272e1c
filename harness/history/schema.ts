import type { Generated } from 'kysely';

/** 1, 0, or null for unknown: SQLite has no other booleans. */
export type Flag = 0 | 1 | null;

interface Outages {
  outage_ms: number | null;
  outage_min_ms: number | null;
  outage_max_ms: number | null;
  detect_ms: number | null;
  detect_min_ms: number | null;
  detect_max_ms: number | null;
  censored: Flag;
}

type OfControl<T> = { [K in keyof T & string as `control_${K}`]: T[K] };

/** One row a drill; what many drills have in common is in tables of its own. */
export interface VerdictTable extends Outages, OfControl<Outages> {
  id: Generated<number>;
  run_id: number;
  drill_id: number;
  /** Its number; 0 for a drill that was no declared trial, because null would be no part of a key. */
  trial: number;
  trials_declared: number | null;
  trials_seed: number | null;
  trials_until: string | null;
  procedure_id: number;
  system_id: number;
  commit_id: number | null;
  machine_id: number;
  started_ms: number;
  outcome: string;
  fault_proven: Flag;
  procedure_works: Flag;
  recovered_in_time: Flag;
  data_safe: Flag;
  invariants_hold: Flag;
  verification_holds: Flag;
  promises_kept: Flag;
  clean: Flag;
  credit: string | null;
  /** Whether it is a trial of the recovery, and whether that was in time. */
  is_trial: 0 | 1;
  in_time: Flag;
  alerts: string | null;
  journal: string | null;
}

/** How drills ended, and how many of them were trials of a recovery. */
interface Counts {
  verified: number;
  refuted: number;
  inconclusive: number;
  inapplicable: number;
  withstood: number;
  trials: number;
  in_time: number;
  late: number;
}

/** Sums of the drills of one month, kept when the drills themselves are pruned. */
export interface MonthTable extends Counts {
  procedure_id: number;
  /** 202612 for December 2026, UTC. */
  month: number;
  drills: number;
  censored: number;
  outage_ms: number;
  last_ms: number;
}

/** Sums of what was pruned, for each text, system and machine: a claim is about all drills of these, pruned or not. */
export interface PrunedTable extends Counts {
  procedure_id: number;
  system_id: number;
  machine_id: number;
  first_ms: number;
  last_ms: number;
  concluded_ms: number | null;
  credit_runbook: number;
  credit_heals_alone: number;
  credit_unproven: number;
}

interface Named {
  id: Generated<number>;
  name: string;
}

export interface HistoryTables {
  /** One row. `pruned_ms`: drills that started before are only in `months` and `pruned`. */
  history: { version: number; pruned_ms: number };
  runs: Named;
  drills: Named;
  commits: Named;
  procedures: {
    id: Generated<number>;
    subject_sha256: string;
    content_sha256: string;
    text_sha256: string;
    drill: string;
    title: string;
    file: string;
    line: number;
    fault: string;
    system: string;
    rto_ms: number | null;
  };
  /** `key_sha256`: of the other columns, which may be too long for an index. */
  systems: Named & { key_sha256: string; sha256: string; images: string };
  machines: { id: Generated<number>; key_sha256: string; machine: string; versions: string };
  verdicts: VerdictTable;
  months: MonthTable;
  pruned: PrunedTable;
}
