import type { StepResult } from './journal.ts';
import type { Place } from './runbook.ts';
import type { ArmName, Rto } from './scenario.ts';

export type Outcome = 'verified' | 'refuted' | 'inconclusive';

/** `null`: the journal does not tell. Reasons say why, with the runbook's line where one is to blame. */
export interface Judgement {
  readonly holds: boolean | null;
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly text: string;
  readonly place?: Place;
}

/** A moment that probing can only bracket: after `afterMs`, at `byMs` at the latest. */
export interface Edge {
  readonly afterMs: number;
  readonly byMs: number;
}

/** A measured time with the error that the probe interval gives it; `ms` is the middle. */
export interface Measured {
  readonly ms: number;
  readonly minMs: number;
  readonly maxMs: number;
}

export interface StepRecord {
  readonly number: number;
  readonly place: Place;
  readonly text: string;
  readonly result: StepResult;
  readonly startedMs: number;
  readonly durationMs: number;
}

/** What one arm showed. Times on the journal's clock. */
export interface ArmMeasurement {
  readonly arm: ArmName;
  readonly injectedMs: number | null;
  readonly broken: Edge | null;
  readonly recovered: Edge | null;
  /** Null where it was never seen broken. Where `censored`, at least `minMs`; it never recovered. */
  readonly outage: Measured | null;
  readonly censored: boolean;
  /** From injection to the first failure. */
  readonly detect: Measured | null;
  /** From the first step to the first stable pass. */
  readonly procedure: Measured | null;
  readonly failedProbes: number;
  readonly steps: readonly StepRecord[];
}

/** How much of the procedure was really done. Counts of steps. */
export interface Coverage {
  readonly total: number;
  readonly byResult: Readonly<Partial<Record<StepResult, number>>>;
}

/** `runbook`: the control arm did not recover in time; `heals alone`: it did; `unproven`: it says nothing. */
export type Credit = 'runbook' | 'heals alone' | 'unproven';

/** What one journal proves. The four judgements are never merged; the outcome follows from them. */
export interface Verdict {
  readonly drill: string;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  readonly faultProven: Judgement;
  readonly procedureWorks: Judgement;
  readonly recoveredInTime: Judgement;
  readonly clean: Judgement;
  readonly credit: Credit;
  readonly creditReason: string;
  readonly rto: Rto;
  readonly arms: readonly ArmMeasurement[];
  readonly coverage: Coverage;
}
