import type { Clock } from '../clock.ts';
import type { Plan } from '../model/scenario.ts';
import type { Invariant, InvariantReading } from '../model/system.ts';
import type {
  AimedFault,
  AlertLog,
  Cluster,
  Lease,
  OperatorSession,
  Prober,
  RuleLoader,
} from '../ports.ts';

/** `atEnd`: also reads its required value at the end. Settles within seconds, and never rejects. */
type ReadInvariant = (
  invariant: Invariant,
  options: { readonly atEnd: boolean },
) => Promise<InvariantReading | { readonly because: string }>;

/** What a drill works with. The caller creates all of it, and ends it. */
export interface DrillTools {
  readonly cluster: Cluster;
  /** A shell on the operator's workstation, with these variables set. */
  readonly openSession: (variables: Readonly<Record<string, string>>) => Promise<OperatorSession>;
  /** The system's own script that removes what would hide a fault; rejects as `reset` does. */
  readonly exhaust?: () => Promise<void>;
  /** The system's own script that restores it; rejects with its output if it fails. */
  readonly reset?: () => Promise<void>;
  readonly prober: Prober;
  readonly aim: (
    fault: Plan['scenario']['fault'],
    cluster: Cluster,
    signal: AbortSignal,
  ) => Promise<AimedFault>;
  readonly lease: Lease;
  /** When alerts fired, if something evaluates the system's alerts. */
  readonly alerts?: AlertLog;
  /** Has the runbook's own rules evaluated, if the system can load rules. */
  readonly ruleLoader?: RuleLoader;
  /** Reads an invariant's number and its current bounds, or says why it cannot. */
  readonly readInvariant?: ReadInvariant;
  readonly clock: Clock;
  /** Aborted by Ctrl-C, by a lost lease and by a dead cluster; its reason is the error. */
  readonly signal: AbortSignal;
}
