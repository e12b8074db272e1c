// Observations that the ports return and the journal records unchanged.

/** One answer, or the lack of one. `sentMs` on the journal's clock. */
export interface ProbeSample {
  readonly probe: string;
  readonly sentMs: number;
  readonly durationMs: number;
  readonly ok: boolean;
  /** Why it failed: `status 500`, `no answer in 1000 ms`, `connection refused`. */
  readonly detail?: string;
  /** The acknowledgement of the request, if the probe takes a receipt: a job's id. */
  readonly receipt?: string;
  /** Of a journey whose first reply was right: how long that reply took. */
  readonly acceptedMs?: number;
  /** Of such a journey: when the last look was sent that found its promise not kept yet, since it began. */
  readonly lackedMs?: number;
}

/** A journey's promise that was kept after its sample had failed. `durationMs` and `lackedMs` as in a sample. */
export interface KeptLate {
  readonly probe: string;
  /** As in the journey's sample. */
  readonly sentMs: number;
  readonly durationMs: number;
  readonly lackedMs?: number;
}

/** Whether acknowledged requests are still there. */
export interface Audit {
  readonly kept: number;
  /** Receipts that the system no longer knows. */
  readonly lost: readonly string[];
  /** Receipts about which the system gave no answer. */
  readonly unanswered: number;
}

/** The state of the cluster: object key (`Deployment/ns/name`) to a hash of the fields that should last. */
export type Fingerprint = Readonly<Record<string, string>>;
