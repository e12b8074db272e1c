import type { RuleFence } from './alert-rules.ts';
import type { Automation, MergeTarget, TypedSession } from './automation.ts';
import type { AnsweredItem, ChecklistAnswer } from './checklist.ts';
import type { LastingChange } from './lasting-change.ts';
import type { PlannedMutation } from './mutation.ts';
import type { Opening, WayOut } from './opening.ts';
import type { UserPromise } from './promise.ts';
import type { Claim, DoableStep, Place, Procedure } from './runbook.ts';
import type { Invariant, Inventory, ProbeSpec, System } from './system.ts';
import type { TrialNumber } from './trial-number.ts';

/** A fault as data: `kind` names the injector, which checks the other fields itself. */
interface FaultSpec {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** The scenario's decision at a conditional step ("if CrashLooping…"), by the number of its label or by its words. */
export interface Branch {
  /** None for a branch without a number: a tab, "Option B". */
  readonly item?: number;
  /** Words of the label. If the item does not have them, the branch decides nothing. */
  readonly where?: string;
  readonly take: boolean;
  readonly because: string;
}

/** How to check for a symptom that the procedure states; `symptom` is its position there, from 1. */
export type SymptomCheck =
  /** Seen when a failed probe's detail includes the text, e.g. `status 500`. */
  | { readonly symptom: number; readonly probeDetail: string }
  /** Seen when a line logged since the injection includes the text. */
  | {
      readonly symptom: number;
      readonly logs: {
        readonly namespace: string;
        readonly selector: string;
        readonly includes: string;
      };
    }
  /** Seen when the cluster has reported such an event since the injection, e.g. `Evicted`. */
  | {
      readonly symptom: number;
      readonly event: { readonly namespace: string; readonly reason: string };
    };

/** A step that may fail without refuting anything, named by its words. In a text without the words, no step may. */
interface MayFail {
  readonly where: string;
  /** Of a command that the procedure has several times. */
  readonly item?: number;
  readonly because: string;
}

/** An alert that the runbook recommends, and the rule that implements it. */
interface AlertCheck {
  /** Words of the runbook's line that recommends it. */
  readonly says: string;
  /** The name of the alert where it is evaluated. */
  readonly rule: string;
}

/** One drill: one procedure rehearsed against one fault. All durations in milliseconds. */
export interface Scenario {
  /** `<system>/<file name without .yaml>`. */
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly title: string;
  /** As written in the scenario: a name, or a path relative to its file. */
  readonly system: string;
  readonly runbook: string;
  /** A title, or `Outer title > Title`, or `line 12`. */
  readonly procedure: string;
  /** Optional parts of the system that this drill needs. */
  readonly parts: readonly string[];
  /** The probes that decide the verdict, by name; absent: all probes of the parts it needs. */
  readonly probes?: readonly string[];
  /** Probes that run but do not decide the verdict; some systems break only under traffic. */
  readonly traffic: readonly string[];
  /** A procedure done before the fault, on which the recovery will rely, e.g. a backup. */
  readonly prepare?: string;
  readonly fault: FaultSpec;
  readonly automations: readonly Automation[];
  readonly mayFail: readonly MayFail[];
  /** Alerts that should fire while the fault lasts. */
  readonly alerts: readonly AlertCheck[];
  /** `runbook`: those too whose rules the runbook gives as YAML. */
  readonly alertRules?: 'runbook';
  /** What the runbook promises its users; absent: what the drills of its system share. */
  readonly promises?: readonly UserPromise[];
  /** Inventories that must be the same afterwards, by name. */
  readonly inventories: readonly string[];
  readonly checklist: readonly AnsweredItem[];
  /** The heading whose tasks are the checklist; absent: the procedure's own, or its verification's. */
  readonly verification?: string;
  /** Other orders of the steps, for arms `order-<name>`: every number of a step of the recovery, once. */
  readonly orders: Readonly<Record<string, readonly number[]>>;
  readonly bindings: Readonly<Record<string, string>>;
  /** Commands whose output is the value of a placeholder; run in the operator's shell when a step is due. */
  readonly lookups: Readonly<Record<string, string>>;
  readonly branches: readonly Branch[];
  readonly symptoms: readonly SymptomCheck[];
  readonly arms: readonly ArmName[];
  /** Consecutive passes before the steady state holds, and again before recovery counts. */
  readonly stablePasses: number;
  /** A person's reaction time between "seen broken" and the first step; part of the outage. */
  readonly reactionMs: number;
  readonly stepTimeoutMs: number;
  /** An endless step (`watch`, `-f`) is stopped after this. */
  readonly endlessMs: number;
  /** How long after injection the fault must have been seen to bite. */
  readonly biteMs: number;
  /** The words of the recovery time, for a text that does not itself call it one. */
  readonly claims: readonly string[];
  /**
   * The RTO if the procedure states no recovery time; the choice if it states several. If neither states
   * one, recovery is measured and compared with nothing.
   */
  readonly rtoMs?: number;
  /** How long the runbook arm is watched before it is censored; default 1.5 × RTO, 5 min without one. */
  readonly deadlineMs?: number;
  /** How long the control arm is watched; default: the RTO, or the deadline without one. */
  readonly controlMs?: number;
  /** The control arm ends once it was broken for longer than with the runbook, even if a time is stated. */
  readonly controlEnds?: 'longer';
  /** What leads out of the cluster, and the operator may do all the same. */
  readonly allow: readonly Opening[];
  /** What the procedure changes for good: it is not left behind. */
  readonly lasting: readonly LastingChange[];
  /** Part of the smoke game day: one or two drills of each system. */
  readonly smoke: boolean;
}

/**
 * `runbook`: as written; `control`: the same fault, no steps; `without-<n>`: all steps but n (from 1);
 * `order-<name>`: all steps, in another order.
 */
export type ArmName = 'runbook' | 'control' | `without-${number}` | `order-${string}`;

/** What the operator does at a step, decided before any cluster exists. */
export type StepAction =
  | { readonly kind: 'run'; readonly timeoutMs: number }
  /** Never ends by itself; stopped by policy after `stopAfterMs`. */
  | { readonly kind: 'endless'; readonly stopAfterMs: number; readonly because: string }
  /** A person's work, done by the scenario's commands or by merging the step's YAML. */
  | {
      readonly kind: 'automated';
      readonly name: string;
      readonly run: string;
      /** What `run` merges the step's YAML into, if it does. */
      readonly merge?: MergeTarget;
      readonly timeoutMs: number;
      readonly because: string;
      /** `run` is the page's own: its command, with these lines of the page on the client's input. */
      readonly session?: TypedSession;
    }
  /** A person's work that nobody can do here. */
  | { readonly kind: 'manual'; readonly because: string }
  | { readonly kind: 'not-taken'; readonly because: string };

/** True for an action that executes the page's own text, so that its failure is the page's. */
export const isPagesOwn = (action: StepAction): boolean =>
  action.kind === 'run' ||
  action.kind === 'endless' ||
  typedSession(action) !== undefined ||
  mergeTarget(action) !== undefined;

export const typedSession = (action: StepAction): TypedSession | undefined =>
  action.kind === 'automated' ? action.session : undefined;

export const mergeTarget = (action: StepAction): MergeTarget | undefined =>
  action.kind === 'automated' ? action.merge : undefined;

export interface PlannedStep {
  /** Position in the drill, from 1; the preparation comes first. */
  readonly number: number;
  /** `prepare`: done before the fault, in every arm. */
  readonly phase: 'prepare' | 'recover';
  readonly step: DoableStep;
  readonly action: StepAction;
  /** Why the scenario lets it fail; absent if a failure counts. */
  readonly mayFail?: string;
  /** The placeholders whose values are looked up when the step is due. */
  readonly lookups?: readonly string[];
  /** The text with the scenario's bindings filled in; equal to `step.text` if it has no placeholders. */
  readonly boundText: string;
}

/** The recovery time objective, and the line that states it. */
export interface Rto {
  readonly ms: number;
  readonly claim?: Claim;
  readonly place: Place;
}

/** An item of the runbook's checklist; without an answer, nobody looks whether it holds. */
export interface PlannedCheck {
  readonly text: string;
  readonly place: Place;
  readonly answer?: ChecklistAnswer;
}

export interface PlannedAlert extends AlertCheck {
  readonly place: Place;
}

export interface PlannedPromise extends UserPromise {
  readonly place: Place;
}

/** Something that a reader of the plan should know; it does not stop the drill. */
export interface PlanNote {
  readonly text: string;
  readonly place: Place;
}

/** Everything that a drill will do: runbook and scenario, bound. */
export interface Plan {
  readonly scenario: Scenario;
  /** The fault destroys data, and its undo restores a copy of it. */
  readonly destroysData: boolean;
  readonly system: System;
  readonly runbook: { readonly file: string; readonly sha256: string; readonly text: string };
  readonly procedure: Procedure;
  readonly steps: readonly PlannedStep[];
  /** Null if no time is stated: recovery is measured, and compared with nothing. */
  readonly rto: Rto | null;
  readonly deadlineMs: number;
  readonly controlMs: number;
  readonly probes: readonly ProbeSpec[];
  /** Probes that run and are recorded, and decide the verdict only where a promise is about them. */
  readonly traffic: readonly ProbeSpec[];
  /** Inventories to compare before and after. */
  readonly inventories: readonly Inventory[];
  /** What the runbook says is to hold afterwards, in order. */
  readonly checklist: readonly PlannedCheck[];
  /** The invariants of all parts that the drill needs. */
  readonly invariants: readonly Invariant[];
  /** Recommended alerts, each with the line that recommends it. */
  readonly alerts: readonly PlannedAlert[];
  /** The runbook's own rules for them, if the scenario takes those. */
  readonly rules: readonly RuleFence[];
  /** What the runbook promises its users, each with the line that promises it. */
  readonly promises: readonly PlannedPromise[];
  /** Every way out of the cluster that is open to the operator. */
  readonly waysOut: readonly WayOut[];
  readonly notes: readonly PlanNote[];
  /** Which of several trials this is; absent for a drill that runs once. */
  readonly trial?: TrialNumber;
  /** Present if the drill shows what becomes of small mistakes in the procedure. */
  readonly mutation?: PlannedMutation;
}

/** What the scenario says lasts of an arm's changes: without a step, an arm changes nothing rightly. */
export function lastingIn(
  arm: ArmName,
  { scenario, steps }: Pick<Plan, 'scenario' | 'steps'>,
): readonly LastingChange[] {
  const takesSteps = arm !== 'control' || steps.some(({ phase }) => phase === 'prepare');
  return takesSteps ? scenario.lasting : [];
}
