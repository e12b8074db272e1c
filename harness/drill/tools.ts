import type { Clock } from '../clock.ts';
import type { Plan } from '../model/scenario.ts';
import type { Invariant, InvariantReading } from '../model/system.ts';
import type { AimedFault, AlertLog, Cluster, Lease, OperatorSession, Prober } from '../ports.ts';

/** `atEnd`: also what it must come to in the end. Settles within some seconds, and does not reject. */
type ReadInvariant = (
  invariant: Invariant,
  options: { readonly atEnd: boolean },
) => Promise<InvariantReading | { readonly because: string }>;

/** What a drill works with; all of it is made and ended by whoever runs the drill. */
export interface DrillTools {
  readonly cluster: Cluster;
  /** A shell on the operator's workstation, with these variables set. */
  readonly openSession: (variables: Readonly<Record<string, string>>) => Promise<OperatorSession>;
  /** The system's own script that takes away what would hide a fault; rejects as `reset` does. */
  readonly exhaust?: () => Promise<void>;
  /** The system's own script that brings it back; rejects with what it said where it fails. */
  readonly reset?: () => Promise<void>;
  readonly prober: Prober;
  readonly aim: (fault: Plan['scenario']['fault'], cluster: Cluster) => Promise<AimedFault>;
  readonly lease: Lease;
  /** Where the system's alerts are evaluated, if they are. */
  readonly alerts?: AlertLog;
  /** Reads an invariant's number, and what it is held to now; where that cannot be, it says why. */
  readonly readInvariant?: ReadInvariant;
  readonly clock: Clock;
  /** Aborted by Ctrl-C, by a lost lease and by a dead cluster; its reason is the error. */
  readonly signal: AbortSignal;
}
