/** What the operator saw of a command that ran, however it ended. */
interface Ran {
  /** 124 if the step was stopped, 137 if the session ended with it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** It asked for input and got end-of-file. */
  readonly interactive: boolean;
  /** The shell ended with this step; a new one was opened, without its variables. */
  readonly lostSession: boolean;
  /** How it ended is unknown: the connection to the session broke, because of the step or the harness. */
  readonly outputLost?: true;
  readonly durationMs: number;
}

/** A command that ended by itself, or was stopped at its time-out. */
export interface RanStep extends Ran {
  readonly result: 'ok' | 'failed' | 'timed-out';
  /** The automation that did a person's step; `because` says why it may. */
  readonly automation?: string;
  readonly because?: string;
  /** Lines with which a client that a step typed into said that a statement failed; it may have gone on. */
  readonly clientErrors?: readonly string[];
}

/** A command that never ends by itself; it was stopped by policy. */
interface EndlessStep extends Ran {
  readonly result: 'endless';
  readonly because: string;
}

/**
 * `manual`: nobody can do it here; `not-taken`: a branch not taken; `removed`: this arm leaves it out; `no-value`: a
 * look-up found no value for one of its placeholders.
 */
interface SkippedStep {
  readonly result: 'manual' | 'not-taken' | 'removed' | 'no-value';
  readonly because: string;
  readonly durationMs: number;
}

/** The result of a step. Session, journal, judge and reports share it; each adds only its own fields. */
export type StepResult = RanStep | EndlessStep | SkippedStep;

export type StepResultKind = StepResult['result'];

/** Whether the step was a command that ran, however it ended. */
export function hasRun<S extends StepResult>(
  step: S | undefined,
): step is Extract<S, { readonly exitCode: number }> {
  return step !== undefined && 'exitCode' in step;
}

/** The automation that did the step, if any. */
export function automationOf(step: StepResult): string | undefined {
  return 'automation' in step ? step.automation : undefined;
}
