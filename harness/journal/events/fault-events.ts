import { z } from 'zod';
import { ofArm, text } from './event-fields.ts';

/** A lease on disk has the same entries. */
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
  /** The system's own script removed the spare capacity that would have hidden the fault. */
  ofArm('exhausted', {}),
  ofArm('fault-injected', {
    /** When injection began; `atMs` is when it was complete. */
    startedMs: z.number(),
    targets: z.array(text),
  }),
  ofArm('seen-broken', {}),
  /** Whether the fault was in place when the wait ended; older journals do not record it. */
  ofArm('did-not-bite', { waitedMs: z.number(), inPlace: z.boolean().exactOptional() }),
  /** The fault can do nothing in this cluster; the injector tried it. */
  ofArm('inapplicable', { because: text }),
  ofArm('reverted', { gone: z.boolean(), detail: text.exactOptional() }),
] as const;
