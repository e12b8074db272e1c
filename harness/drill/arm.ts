import type { Stage } from '../journal/events.ts';
import type { Recorder } from '../journal/recorder.ts';
import type { ArmName, Plan } from '../model/scenario.ts';
import type { SecretReader } from './secret-reader.ts';
import type { DrillTools } from './tools.ts';
import type { Watch } from './watch.ts';

/** One arm under way. */
export interface Arm {
  readonly name: ArmName;
  readonly plan: Plan;
  readonly tools: DrillTools;
  readonly recorder: Recorder;
  readonly secrets: SecretReader;
  readonly watch: Watch;
  /** The probes that answer the checklist, also those that decide nothing. */
  readonly checked: Watch;
  readonly signal: AbortSignal;
  /** Whether another arm follows: its steady state shows whether this one left the system healthy. */
  readonly isFollowed: boolean;
  stage: Stage;
}

const maxPatienceMs = 120_000;

/** How long to wait for a system that should be healthy. */
export const patienceMs = ({ system }: Plan): number =>
  Math.min(maxPatienceMs, system.readyTimeoutMs);
