import type { DrillTools } from '../drill/tools.ts';
import type { Stage } from '../journal/events.ts';
import type { Opening } from '../model/opening.ts';
import type { System } from '../model/system.ts';

/** Where drills of one system take place: its cluster, with the system and the operator in it. */
export interface Environment {
  readonly system: System;
  readonly tools: Omit<DrillTools, 'signal'>;
  /** Opens to the operator what a drill's scenario allows, and closes everything else. */
  readonly open: (openings: readonly Opening[]) => Promise<void>;
  /** Aborted when the lease is lost or a node died; the reason is the error. */
  readonly lost: AbortSignal;
  /** Image reference to image id. */
  readonly images: Readonly<Record<string, string>>;
  readonly reused: boolean;
}

export interface Environments {
  /**
   * Begins to make what the systems need, in the background and in this order. An environment waits for its
   * own images only; what cannot be made is an error of the drills that need it.
   */
  prepare(systems: readonly System[]): void;
  /**
   * The lane's environment with this system, brought up on first use; an environment with another
   * system is released first. `onStage` reports the progress.
   */
  environmentFor(
    system: System,
    lane: number,
    onStage: (stage: Stage) => void,
  ): Promise<Environment>;
  /** Removes an environment that has changed; the next call brings up a new one. */
  discard(lane: number): Promise<void>;
  /** The lane no longer needs its environment: keeps it for the next run if asked, else removes it. */
  release(lane: number): Promise<void>;
}
