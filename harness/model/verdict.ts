import type { FingerprintChange } from './fingerprint-changes.ts';
import type { WayOut } from './opening.ts';
import type { Place } from './runbook.ts';
import type { ArmName, Rto } from './scenario.ts';
import type { StepResult, StepResultKind } from './step-result.ts';
import type { TrialNumber } from './trial-number.ts';

/**
 * `inapplicable`: the fault can do nothing in this cluster. `withstood`: it was in place, and no probe
 * noticed it. Both are nobody's failure, and prove nothing about the runbook.
 */
export type Outcome = 'verified' | 'refuted' | 'inconclusive' | 'inapplicable' | 'withstood';

/** `null`: unknown from the journal. Reasons say why, with the runbook's line if one is to blame. */
export interface Judgement {
  readonly holds: boolean | null;
  /** It took no part in the outcome: there was nothing to compare with. `holds` is null. */
  readonly decides?: false;
  readonly reasons: readonly Reason[];
  /** What a reader should know but decides nothing, e.g. a step that is a person's work. */
  readonly notes?: readonly Reason[];
}

export interface Reason {
  readonly text: string;
  readonly place?: Place;
}

/**
 * A moment that probing can only bracket: after `afterMs`, and by `byMs` at the latest. `atMs` is the least
 * biased estimate: the middle, unless more is known.
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

/** What the samples of one watched period show. Times on the samples' clock. */
export interface OutageMeasurement {
  readonly broken: Edge | null;
  readonly recovered: Edge | null;
  /** Null if no probe failed. If `censored`, all three are the least it can be. */
  readonly outage: Measured | null;
  /** Broken, and not recovered while it was watched. */
  readonly censored: boolean;
  readonly failedProbes: number;
  readonly passedProbes: number;
  /** The longest time without a probe; usually one interval. */
  readonly longestGapMs: number;
}

/** The part of a step's result that a verdict keeps; its output stays in the journal. */
export interface StepRecord extends Pick<StepResult, 'result' | 'durationMs'> {
  readonly number: number;
  readonly place: Place;
  readonly text: string;
  readonly startedMs: number;
}

/** What one arm showed. Times on the journal's clock. */
export interface ArmMeasurement extends OutageMeasurement {
  readonly arm: ArmName;
  /** When injection began; null if nothing was injected. */
  readonly injectedMs: number | null;
  /** When watching ended; null if it broke off. */
  readonly watchedUntilMs: number | null;
  /** How long it was planned to be watched, from injection. */
  readonly horizonMs: number;
  /** From injection to the first failure. */
  readonly detect: Measured | null;
  /** From the first step to the first stable pass; null if it recovered before the first step. */
  readonly procedure: Measured | null;
  readonly steps: readonly StepRecord[];
}

/** How much of the procedure was actually done in the runbook arm. Counts of steps. */
export interface Coverage {
  readonly total: number;
  /** Commands that ran, however they ended. */
  readonly executed: number;
  /** Of those, a person's work that an automation of the scenario did. */
  readonly automated: number;
  /** Steps with placeholders, which the scenario filled. */
  readonly bound: number;
  /** Steps that the drill never reached. */
  readonly unreached: number;
  readonly byResult: Readonly<Partial<Record<StepResultKind, number>>>;
}

/** `runbook`: the control arm did not recover in time; `heals alone`: it did; `unproven`: it proves nothing. */
export type Credit = 'runbook' | 'heals alone' | 'unproven';

/** One recovery as it was measured; if `censored`, it had not recovered after these times. */
export interface TrialTime extends Measured {
  readonly censored: boolean;
  /** Null: neither in time nor late is proven. */
  readonly inTime: boolean | null;
}

/** `harmful`: without the step users were served again sooner, or in time only without it. */
export type StepNeed = 'needed' | 'not shown to be needed' | 'harmful' | 'unknown';

/** What the arm without one step showed. */
export interface Ablation {
  readonly arm: ArmName;
  readonly step: number;
  readonly place: Place;
  readonly text: string;
  /** Null: its fault was not proven. */
  readonly trial: TrialTime | null;
  readonly found: StepNeed;
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
  /** null if it is unknown; `because` says why. */
  readonly fired: boolean | null;
  readonly because?: string;
  /** From injection. */
  readonly afterMs?: number;
  /** How long its expression must be true before it fires. */
  readonly forMs?: number;
  /** When its expression was true, from injection; `lasting`: still so when the fault was undone. */
  readonly truth?: { readonly fromMs: number; readonly toMs: number; readonly lasting: boolean };
}

/** The result of one invariant in one arm. */
export interface InvariantRecord {
  readonly arm: ArmName;
  readonly name: string;
  readonly says: string;
  /** null if it is unknown; undefined if it has no bound and is only reported. */
  readonly holds?: boolean | null;
  /** The worst number and when, or why it is unknown. */
  readonly text: string;
  /** The worst of the numbers that have a bound, otherwise the last number; `atMs` from injection. */
  readonly worst?: { readonly value: number; readonly bound?: number; readonly atMs: number };
  readonly atEnd?: { readonly value: number; readonly bound?: number };
  readonly unit?: string;
}

/** How the requests of one probe ended in one arm, from the injection until watching ended. */
export interface RequestCount {
  readonly arm: ArmName;
  readonly probe: string;
  readonly total: number;
  readonly failed: number;
  /** When the first and the last that failed were sent, from injection, and why the first failed. */
  readonly failures?: {
    readonly firstMs: number;
    readonly lastMs: number;
    readonly detail?: string;
  };
}

/** A promise that the runbook makes about users, in one arm. */
export interface PromiseRecord {
  readonly arm: ArmName;
  /** The promise's words, and their place in the runbook. */
  readonly says: string;
  readonly place: Place;
  readonly probe: string;
  /** null if it is unknown. */
  readonly holds: boolean | null;
  readonly because: string;
}

/** An item of the runbook's checklist, at the end of the runbook arm. */
export interface CheckRecord {
  readonly text: string;
  readonly place: Place;
  /** The command or the probe that answers it; absent if nothing does. */
  readonly answeredBy?: string;
  /** null if it is unknown. */
  readonly holds: boolean | null;
  readonly because: string;
}

/** What an arm changed for good, as the scenario says. */
export interface LastingRecord extends FingerprintChange {
  readonly arm: ArmName;
  readonly because: string;
  /** The system's reset took it back, before the next arm. */
  readonly takenBack: boolean;
}

/** What one journal proves. The eight judgements are never merged; the outcome follows from them. */
export interface Verdict {
  /** The scenario's id. */
  readonly drill: string;
  readonly title: string;
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Which of several trials; absent for a drill that runs once. */
  readonly trial?: TrialNumber;
  readonly system: string;
  readonly fault: string;
  readonly runbook: { readonly file: string; readonly sha256: string };
  readonly procedure: { readonly title: string; readonly place: Place };
  readonly outcome: Outcome;
  /** Why, the most important reason first. */
  readonly reasons: readonly Reason[];
  readonly faultProven: Judgement;
  readonly procedureWorks: Judgement;
  readonly recoveredInTime: Judgement;
  readonly clean: Judgement;
  /** Accepted and kept data is still there, as far as the runbook claims. */
  readonly dataSafe: Judgement;
  /** False if nothing was counted, or only losses for which the runbook sets no limit. */
  readonly dataDecides: boolean;
  /** Whether the system's numbers kept their bounds in the runbook arm. */
  readonly invariantsHold: Judgement;
  readonly invariants: readonly InvariantRecord[];
  /** Whether the items of the runbook's checklist hold that the scenario answers. */
  readonly verificationHolds: Judgement;
  readonly checklist: readonly CheckRecord[];
  /** Whether what the runbook promises its users held in the runbook arm and in the control arm. */
  readonly promisesKept: Judgement;
  readonly promises: readonly PromiseRecord[];
  /** The probes that do not decide the verdict. */
  readonly traffic: readonly RequestCount[];
  readonly credit: Credit;
  readonly creditReason: string;
  readonly ablations: readonly Ablation[];
  readonly reorderings: readonly Reordering[];
  readonly alerts: readonly AlertRecord[];
  /** Null if no time is stated. */
  readonly rto: Rto | null;
  readonly arms: readonly ArmMeasurement[];
  readonly coverage: Coverage;
  /** Every way out of the cluster that was open to the operator; not recorded by older versions. */
  readonly waysOut: readonly WayOut[];
  /** Not part of what was left behind. */
  readonly lastingChanges: readonly LastingRecord[];
}
