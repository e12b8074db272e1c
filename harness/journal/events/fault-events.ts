import { z } from 'zod';
import { ofArm, text } from './fields.ts';

/** Also what a lease on disk holds. */
export const undoAction = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('node-exec'),
    node: text,
    argv: z.array(text).min(1),
    describes: text,
  }),
  z.object({ kind: z.literal('remove-labelled'), label: text, describes: text }),
]);

export const faultEvents = [
  /** The undo is on disk and with the watchdog; nothing is changed yet. */
  ofArm('undo-written', { undo: z.array(undoAction) }),
  /** The system's own script took away what would have hidden the fault. */
  ofArm('exhausted', {}),
  ofArm('fault-injected', {
    /** When injection began; `atMs` is when it was done. */
    startedMs: z.number(),
    targets: z.array(text),
  }),
  ofArm('seen-broken', {}),
  /** Whether the fault was found in place when the wait was over; older journals do not say. */
  ofArm('did-not-bite', { waitedMs: z.number(), inPlace: z.boolean().exactOptional() }),
  /** The fault has no meaning in this cluster, which was tried and not assumed. */
  ofArm('inapplicable', { because: text }),
  ofArm('reverted', { gone: z.boolean(), detail: text.exactOptional() }),
] as const;
