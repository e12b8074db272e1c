/**
 * What leads out of the cluster, by name. The operator may do none of it, unless a scenario opens it with a
 * reason that the reports print.
 */
export const openable = [
  'privileged',
  'hostPath',
  'hostNamespaces',
  'hostPorts',
  'capabilities',
  'unconfined',
  'accounts',
  'hostPods',
  'nodeProxy',
  'admission',
  'roles',
  'impersonation',
  'certificates',
  'tokens',
] as const;

export type Openable = (typeof openable)[number];

/** One of them, opened for one drill. */
export interface Opening {
  readonly what: Openable;
  readonly because: string;
}

/** A way out of the cluster that is open in a drill: an opening, or one that the system brings along. */
export interface WayOut {
  readonly what: Openable | 'machines';
  readonly because: string;
}
