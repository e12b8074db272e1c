import { z } from 'zod';
import { count, ofArm, texts } from './event-fields.ts';

export const armEvents = [
  ofArm('arm-started', {}),
  ofArm('steady-state', { held: z.boolean(), passes: count }),
  /** The state of the cluster: object key to a hash of the fields that should last. */
  ofArm('fingerprint', { when: z.enum(['before', 'before-reset', 'after']), objects: texts }),
  ofArm('seen-stable', { passes: count }),
  ofArm('gave-up', { waitedMs: z.number() }),
  /** The system's own script restored it: the steps had not, or had made a lasting change. */
  ofArm('reset', {}),
  ofArm('arm-finished', {}),
] as const;
