import type { AimedFault, Cluster } from '../../harness/ports.ts';

/** The cluster of faults.test.ts, and what its tests do there. */
export interface FaultsBench {
  readonly run: string;
  readonly cluster: () => Cluster;
  /** Of a Redis and its client, which has a shell. */
  readonly image: () => string;
  /** The image of k6. */
  readonly prober: () => string;
  /** The image of a registry. */
  readonly registry: () => string;
  /** What a script printed in the control plane's node, or its error. */
  inNode(script: string): Promise<string>;
  until(look: () => Promise<string>, wanted: string | RegExp): Promise<void>;
  inject(fault: { kind: string; [field: string]: unknown }): Promise<AimedFault>;
  /** Twice, as a watchdog after a harness may; then the system is healthy and nothing is left. */
  revertTwice(aimed: AimedFault): Promise<void>;
}
