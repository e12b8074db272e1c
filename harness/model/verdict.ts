import type { Place } from './runbook.ts';
import type { ArmName, Rto } from './scenario.ts';
import type { StepResult, StepResultKind } from './step-result.ts';

/**
 * `inapplicable`: the fault has no meaning in this cluster. `withstood`: it was in place, and no probe
 * noticed it. Both are nobody's failure, and say nothing of the runbook.
 */
export type Outcome = 'verified' | 'refuted' | 'inconclusive' | 'inapplicable' | 'withstood';

/** `null`: the journal does not tell. Reasons say why, with the runbook's line where one is to blame. */
export interface Judgement {
  readonly holds: boolean | null;
  /** It took no part in the outcome: there was nothing to hold the drill to. `holds` is null. */
  readonly decides?: false;
  readonly reasons: readonly Reason[];
  /** What a reader should know and what decides nothing, e.g. a step that is a person's work. */
  readonly notes?: readonly Reason[];
}

export interface Reason {
  readonly text: string;
  readonly place?: Place;
}

/**
 * A moment that probing can only bracket: after `afterMs`, at `byMs` at the latest; `atMs` is the
 * least biased estimate, the middle where nothing tells more.
 */
export interface Edge {
  readonly afterMs: number;
  readonly byMs: number;
  readonly atMs: number;
}

/** A measured time: the estimate, and the least and most that the samples allow. */
export interface Measured {
  readonly ms: number;
  readonly minMs: number;
  readonly maxMs: number;
}

/** What the samples of one watched time show. Times on the samples' clock. */
export interface OutageMeasurement {
  readonly broken: Edge | null;
  readonly recovered: Edge | null;
  /** Null where it was never seen broken. Where `censored`, all three are the least it can be. */
  readonly outage: Measured | null;
  /** Seen broken, and not seen to recover while it was watched. */
  readonly censored: boolean;
  readonly failedProbes: number;
  readonly passedProbes: number;
  /** The longest time in which a probe was not sent; ordinarily one interval. */
  readonly longestGapMs: number;
}

/** What a verdict keeps of a step's result; its outputs stay in the journal. */
export interface StepRecord extends Pick<StepResult, 'result' | 'durationMs'> {
  readonly number: number;
  readonly place: Place;
  readonly text: string;
  readonly startedMs: number;
}

/** What one arm showed. Times on the journal's clock. */
export interface ArmMeasurement extends OutageMeasurement {
  readonly arm: ArmName;
  /** When injection began; null where nothing was injected. */
  readonly injectedMs: number | null;
  /** When watching ended; null where it never came to its end. */
  readonly watchedUntilMs: number | null;
  /** How long it was going to be watched, from injection. */
  readonly horizonMs: number;
  /** From injection to the first failure. */
  readonly detect: Measured | null;
  /** From the first step to the first stable pass; null where it recovered before the first step. */
  readonly procedure: Measured | null;
  readonly steps: readonly StepRecord[];
}

/** How much of the procedure was really done, in the runbook arm. Counts of steps. */
export interface Coverage {
  readonly total: number;
  /** Commands that ran, however they ended. */
  readonly executed: number;
  /** Of those, a person's work that an automation of the scenario did. */
  readonly automated: number;
  /** Steps with placeholders, which the scenario filled. */
  readonly bound: number;
  /** Steps that the drill never came to. */
  readonly unreached: number;
  readonly byResult: Readonly<Partial<Record<StepResultKind, number>>>;
}

/** `runbook`: the control arm did not recover in time; `heals alone`: it did; `unproven`: it says nothing. */
export type Credit = 'runbook' | 'heals alone' | 'unproven';

/** What leaving one step out showed; `null`: nothing. */
export interface Ablation {
  readonly arm: ArmName;
  readonly step: number;
  readonly place: Place;
  readonly text: string;
  /** False: it recovered in time without this step, which is thus not shown to be needed. */
  readonly needed: boolean | null;
  readonly reason: string;
}

/** What doing the steps in another order showed. */
export interface Reordering {
  readonly arm: ArmName;
  readonly steps: readonly number[];
  readonly recoveredInTime: Judgement;
}

/** Whether an alert that the runbook recommends saw the fault, in one arm. */
export interface AlertRecord {
  readonly arm: ArmName;
  readonly rule: string;
  readonly text: string;
  readonly place: Place;
  /** null where nothing tells; `because` says why. */
  readonly fired: boolean | null;
  readonly because?: string;
  /** From injection. */
  readonly afterMs?: number;
}

/** What one invariant came to in one arm. */
export interface InvariantRecord {
  readonly arm: ArmName;
  readonly name: string;
  readonly says: string;
  /** null where nobody knows; undefined where it is only told and held to nothing. */
  readonly holds?: boolean | null;
  /** With the worst number and when, or why nobody knows. */
  readonly text: string;
  /** The worst number of those that were held to a bound, else the last; `atMs` from injection. */
  readonly worst?: { readonly value: number; readonly bound?: number; readonly atMs: number };
  readonly atEnd?: { readonly value: number; readonly bound?: number };
  readonly unit?: string;
}

/** What one journal proves. The six judgements are never merged; the outcome follows from them. */
export interface Verdict {
  /** The scenario's id. */
  readonly drill: string;
  readonly title: string;
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly system: string;
  readonly fault: string;
  readonly runbook: { readonly file: string; readonly sha256: string };
  readonly procedure: { readonly title: string; readonly place: Place };
  readonly outcome: Outcome;
  /** Why, in the order of weight: the first is the one to read. */
  readonly reasons: readonly Reason[];
  readonly faultProven: Judgement;
  readonly procedureWorks: Judgement;
  readonly recoveredInTime: Judgement;
  readonly clean: Judgement;
  /** What was accepted or kept before is still there, as far as the runbook says that it will be. */
  readonly dataSafe: Judgement;
  /** False where nothing was counted, or only losses were that the runbook sets no limit to. */
  readonly dataDecides: boolean;
  /** What the system's numbers must be, in the runbook arm. */
  readonly invariantsHold: Judgement;
  readonly invariants: readonly InvariantRecord[];
  readonly credit: Credit;
  readonly creditReason: string;
  readonly ablations: readonly Ablation[];
  readonly reorderings: readonly Reordering[];
  readonly alerts: readonly AlertRecord[];
  /** Null where no time is stated. */
  readonly rto: Rto | null;
  readonly arms: readonly ArmMeasurement[];
  readonly coverage: Coverage;
}
