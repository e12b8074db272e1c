import type { DrillTools } from '../drill/tools.ts';
import type { Stage } from '../journal/events.ts';
import type { System } from '../model/system.ts';

/** Where drills of one system take place: its cluster, with the system and the operator in it. */
export interface Environment {
  readonly system: System;
  readonly tools: Omit<DrillTools, 'signal'>;
  /** Aborted when the lease is lost or a node died; the reason is the error. */
  readonly lost: AbortSignal;
  /** Image reference to image id. */
  readonly images: Readonly<Record<string, string>>;
  readonly reused: boolean;
}

export interface Environments {
  /**
   * The lane's environment with this system, brought up where there is none; one of another system goes
   * first. `onStage` says how far that has come.
   */
  environmentFor(
    system: System,
    lane: number,
    onStage: (stage: Stage) => void,
  ): Promise<Environment>;
  /** Removes an environment that is not as it was; the next call brings up another. */
  discard(lane: number): Promise<void>;
  /** The lane needs its environment no more: it is kept for the next run where that is wanted, else removed. */
  release(lane: number): Promise<void>;
}
