import type { Stage } from '../journal/events.ts';
import type { Recorder } from '../journal/recorder.ts';
import type { ArmName, Plan } from '../model/scenario.ts';
import type { DrillTools } from './tools.ts';
import type { Watch } from './watch.ts';

/** One arm under way. */
export interface Arm {
  readonly name: ArmName;
  readonly plan: Plan;
  readonly tools: DrillTools;
  readonly recorder: Recorder;
  readonly watch: Watch;
  readonly signal: AbortSignal;
  /** Whether another comes after it: its steady state shows that this one left a system that is well. */
  readonly isFollowed: boolean;
  stage: Stage;
}

const mostMs = 120_000;

/** How long a system that nothing is wrong with is waited for. */
export const patienceMs = ({ system }: Plan): number => Math.min(mostMs, system.readyTimeoutMs);
