/** Facts that ports hand over, and that the journal records as they are. */

/** An undo as data: safe to repeat, and to run when what it mends is already gone. */
export type UndoAction =
  | {
      readonly kind: 'node-exec';
      /** Container name of the cluster's node. */
      readonly node: string;
      readonly argv: readonly string[];
      readonly describes: string;
    }
  /** Removes the engine's containers (with their volumes), then networks, that carry a label `key=value`. */
  | { readonly kind: 'remove-labelled'; readonly label: string; readonly describes: string };

/** How a step ended. Times of `atMs` are when it ended. */
export type StepResult =
  | 'ok'
  | 'failed'
  | 'timed-out'
  | 'endless'
  | 'manual'
  | 'not-taken'
  | 'removed';

/** One answer, or the lack of one. `sentMs` on the journal's clock. */
export interface ProbeSample {
  readonly probe: string;
  readonly sentMs: number;
  readonly durationMs: number;
  readonly ok: boolean;
  /** Why it failed: `status 500`, `no answer in 1000 ms`, `connection refused`. */
  readonly detail?: string;
  /** What acknowledges the request, where the probe asks for a receipt: a job's id. */
  readonly receipt?: string;
}

/** What the cluster looked like: object key (`Deployment/ns/name`) to a hash of what should last. */
export type Fingerprint = Readonly<Record<string, string>>;
