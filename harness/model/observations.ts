// What ports observe, and the journal records as it is.

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

/** What acknowledged requests came to. */
export interface Audit {
  readonly kept: number;
  /** Receipts for which the system has nothing any more. */
  readonly lost: readonly string[];
  /** Receipts of which it gave no answer. */
  readonly unanswered: number;
}

/** What the cluster looked like: object key (`Deployment/ns/name`) to a hash of what should last. */
export type Fingerprint = Readonly<Record<string, string>>;
