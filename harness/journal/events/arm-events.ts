import { z } from 'zod';
import { count, ofArm, texts } from './fields.ts';

export const armEvents = [
  ofArm('arm-started', {}),
  ofArm('steady-state', { held: z.boolean(), passes: count }),
  /** What the cluster looked like: object key to a hash of what should last. */
  ofArm('fingerprint', { when: z.enum(['before', 'after']), objects: texts }),
  ofArm('seen-stable', { passes: count }),
  ofArm('gave-up', { waitedMs: z.number() }),
  /** The system's own script brought it back, as the steps had not. */
  ofArm('reset', {}),
  ofArm('arm-finished', {}),
] as const;
