import type { ErrorCode } from '../errors.ts';
import type { Fingerprint, ProbeSample, StepResult, UndoAction } from '../model/facts.ts';
import type { Place } from '../model/runbook.ts';
import type { ArmName, Plan } from '../model/scenario.ts';
import type { InvariantReading } from '../model/system.ts';

export const journalVersion = 1;

/** `start`: before anything is done; `end`: when all is well again. */
export type InvariantMoment = 'start' | 'during' | 'end';

interface At {
  /** Milliseconds since the drill started, monotonic. */
  readonly atMs: number;
}
interface InArm extends At {
  readonly arm: ArmName;
}

/** Stages in which the harness itself can fail. */
export type Stage = 'cluster' | 'system' | 'steady-state' | 'inject' | 'steps' | 'watch' | 'revert';

export type JournalEvent =
  | (At & {
      readonly type: 'drill-started';
      readonly version: typeof journalVersion;
      readonly run: string;
      /** ISO 8601, UTC. */
      readonly startedAt: string;
      readonly plan: Plan;
      readonly machine: Readonly<Record<string, string>>;
      readonly versions: Readonly<Record<string, string>>;
    })
  | (At & { readonly type: 'cluster-ready'; readonly cluster: string; readonly reused: boolean })
  | (At & { readonly type: 'system-ready'; readonly images: Readonly<Record<string, string>> })
  | (InArm & { readonly type: 'arm-started' })
  | (InArm & ProbeSample & { readonly type: 'probe' })
  | (InArm & ProbeSample & { readonly type: 'traffic' })
  | (InArm & { readonly type: 'steady-state'; readonly held: boolean; readonly passes: number })
  | (InArm & {
      readonly type: 'fingerprint';
      readonly when: 'before' | 'after';
      readonly objects: Fingerprint;
    })
  | (InArm & { readonly type: 'undo-written'; readonly undo: readonly UndoAction[] })
  | (InArm & {
      readonly type: 'fault-injected';
      /** When injection began; `atMs` is when it was done. */
      readonly startedMs: number;
      readonly targets: readonly string[];
    })
  | (InArm & { readonly type: 'seen-broken' })
  | (InArm & { readonly type: 'did-not-bite'; readonly waitedMs: number })
  | (InArm & {
      readonly type: 'symptom';
      readonly text: string;
      readonly place: Place;
      /** null where nothing here can look for it. */
      readonly seen: boolean | null;
      readonly evidence?: string;
    })
  | (InArm & { readonly type: 'step-started'; readonly number: number })
  | (InArm & {
      readonly type: 'step-finished';
      readonly number: number;
      readonly place: Place;
      readonly result: StepResult;
      readonly because?: string;
      /** Name of the automation that did what the step asks of a person. */
      readonly automation?: string;
      readonly exitCode?: number;
      readonly stdout?: string;
      readonly stderr?: string;
      /** It asked for input and got end-of-file. */
      readonly interactive?: boolean;
      /** The shell ended with this step; a new one was opened, without its variables. */
      readonly lostSession?: boolean;
      /** Nobody saw how it ended: the way to the session broke, by the step's doing or ours. */
      readonly outputLost?: true;
      readonly durationMs: number;
    })
  /** What acknowledged requests came to, asked when the system was well again. */
  | (InArm & {
      readonly type: 'audit';
      readonly probe: string;
      readonly kept: number;
      /** Receipts for which the system has nothing any more. */
      readonly lost: readonly string[];
      /** Receipts of which it gave no answer. */
      readonly unanswered: number;
    })
  | (InArm & {
      readonly type: 'inventory';
      readonly when: 'before' | 'after';
      readonly name: string;
      readonly entries: Readonly<Record<string, string>>;
    })
  /** Nobody could read it afterwards, in a system that had not recovered. */
  | (InArm & {
      readonly type: 'inventory-unread';
      readonly name: string;
      readonly because: string;
    })
  | (InArm &
      InvariantReading & {
        readonly type: 'invariant';
        readonly name: string;
        readonly when: InvariantMoment;
      })
  | (InArm & {
      readonly type: 'invariant-unread';
      readonly name: string;
      readonly when: InvariantMoment;
      readonly because: string;
    })
  | (InArm & {
      readonly type: 'alert';
      readonly rule: string;
      readonly text: string;
      readonly place: Place;
      /** null where nothing here tells; `because` says why. */
      readonly fired: boolean | null;
      readonly because?: string;
      /** When it was first firing after the injection. */
      readonly firedMs?: number;
    })
  /** The fault has no meaning in this cluster, which was tried and not assumed. */
  | (InArm & { readonly type: 'inapplicable'; readonly because: string })
  | (InArm & { readonly type: 'seen-stable'; readonly passes: number })
  | (InArm & { readonly type: 'gave-up'; readonly waitedMs: number })
  | (InArm & { readonly type: 'reverted'; readonly gone: boolean; readonly detail?: string })
  /** The system's own script took away what would have hidden the fault. */
  | (InArm & { readonly type: 'exhausted' })
  /** The system's own script brought it back, as the steps had not. */
  | (InArm & { readonly type: 'reset' })
  | (InArm & { readonly type: 'arm-finished' })
  | (At & { readonly type: 'left-behind'; readonly what: string })
  | (At & {
      readonly type: 'harness-error';
      readonly arm?: ArmName;
      readonly stage: Stage;
      readonly code: ErrorCode;
      readonly message: string;
      readonly collected?: string;
    })
  /** Never recorded: stands where reading dropped a half-written last line, of a run that was killed. */
  | (At & { readonly type: 'torn-line'; readonly line: number })
  | (At & { readonly type: 'drill-finished' });
