import { z } from 'zod';
import { count, ofArm, place, text, texts } from './fields.ts';

const sample = {
  probe: text,
  sentMs: z.number(),
  durationMs: z.number(),
  ok: z.boolean(),
  detail: text.exactOptional(),
  receipt: text.exactOptional(),
};
/** `start`: before anything is done; `end`: when all is well again. */
const moment = z.enum(['start', 'during', 'end']);

export const observedEvents = [
  ofArm('probe', sample),
  /** A sample of a probe that counts for nothing. */
  ofArm('traffic', sample),
  ofArm('symptom', {
    text,
    place,
    /** null where nothing here can look for it. */
    seen: z.boolean().nullable(),
    evidence: text.exactOptional(),
  }),
  /** What acknowledged requests came to, asked when the system was well again. */
  ofArm('audit', { probe: text, kept: count, lost: z.array(text), unanswered: count }),
  ofArm('inventory', { when: z.enum(['before', 'after']), name: text, entries: texts }),
  /** Nobody could read it afterwards, in a system that had not recovered. */
  ofArm('inventory-unread', { name: text, because: text }),
  ofArm('invariant', {
    name: text,
    when: moment,
    value: z.number(),
    atMost: z.number().exactOptional(),
    atEnd: z.number().exactOptional(),
  }),
  ofArm('invariant-unread', { name: text, when: moment, because: text }),
  ofArm('alert', {
    rule: text,
    text,
    place,
    /** null where nothing here tells; `because` says why. */
    fired: z.boolean().nullable(),
    because: text.exactOptional(),
    /** When it was first firing after the injection. */
    firedMs: z.number().exactOptional(),
  }),
] as const;
