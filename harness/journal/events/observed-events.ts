import { z } from 'zod';
import { count, milliseconds, ofArm, place, text, texts } from './event-fields.ts';

const sample = {
  probe: text,
  sentMs: z.number(),
  durationMs: z.number(),
  ok: z.boolean(),
  detail: text.exactOptional(),
  receipt: text.exactOptional(),
  acceptedMs: z.number().exactOptional(),
  lackedMs: z.number().exactOptional(),
};
/** `start`: before anything is done; `end`: when the system is well again. */
const moment = z.enum(['start', 'during', 'end']);

/** An item of the runbook's checklist, looked at when the system had recovered. */
const item = { text, place };
const check = z.discriminatedUnion('by', [
  ofArm('checked', {
    ...item,
    by: z.literal('command'),
    command: text,
    result: z.enum(['ok', 'failed', 'timed-out']),
    exitCode: z.number(),
    stdout: text,
    stderr: text,
    outputLost: z.literal(true).exactOptional(),
    durationMs: z.number(),
  }),
  ofArm('checked', {
    ...item,
    by: z.literal('probe'),
    probe: text,
    /** Passes in a row since its last failure, and how many are needed. */
    passes: count,
    needed: count,
    /** Why it last failed, where no pass followed. */
    failure: text.exactOptional(),
  }),
  /** Nothing answers it; or, if `because` says so, nobody could look. */
  ofArm('checked', { ...item, by: z.literal('nobody'), because: text.exactOptional() }),
]);

export const observedEvents = [
  ofArm('probe', sample),
  /** A sample of a probe that does not decide the verdict. */
  ofArm('traffic', sample),
  /** The promise of a failed journey, of a probe or of traffic, was kept after all. */
  ofArm('kept-late', {
    probe: text,
    sentMs: z.number(),
    durationMs: z.number(),
    lackedMs: z.number().exactOptional(),
  }),
  ofArm('symptom', {
    text,
    place,
    /** null if nothing here can check for it. */
    seen: z.boolean().nullable(),
    evidence: text.exactOptional(),
  }),
  /** Whether acknowledged requests are still there, checked when the system was well again. */
  ofArm('audit', { probe: text, kept: count, lost: z.array(text), unanswered: count }),
  check,
  ofArm('inventory', { when: z.enum(['before', 'after']), name: text, entries: texts }),
  /** It could not be read afterwards, because the system had not recovered. */
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
    /** null if it is unknown; `because` says why. */
    fired: z.boolean().nullable(),
    because: text.exactOptional(),
    /** When it first fired after the injection. */
    firedMs: z.number().exactOptional(),
    /** How long its expression must be true before it fires, if it need not fire at once. */
    forMs: milliseconds.exactOptional(),
    /** When its expression was true: until it fired and longer, or, if it did not, the longest time. */
    truth: z
      .object({
        fromMs: z.number(),
        toMs: z.number(),
        /** It was still true when the fault was reverted; `toMs` is that moment. */
        lasting: z.boolean(),
      })
      .exactOptional(),
  }),
] as const;
