/** What a runbook promises its users: no request of this probe fails. */
export interface UserPromise {
  /** Words of the line that makes the promise. */
  readonly says: string;
  readonly probe: string;
}
