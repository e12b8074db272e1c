import { z } from 'zod';
import { armName, place, plan } from './plan-schema.ts';

const text = z.string();
const texts = z.record(text, text);
const inArm = { atMs: z.number(), arm: armName };
const count = z.number().int().nonnegative();

/** One line of a journal, as far as the judge and the reports rely on it. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    ...inArm,
    type: z.literal('probe'),
    probe: text,
    sentMs: z.number(),
    durationMs: z.number(),
    ok: z.boolean(),
    detail: text.optional(),
  }),
  z.object({
    atMs: z.number(),
    type: z.literal('drill-started'),
    version: z.literal(1),
    run: text,
    startedAt: text,
    plan,
    machine: texts,
    versions: texts,
  }),
  z.object({
    atMs: z.number(),
    type: z.literal('cluster-ready'),
    cluster: text,
    reused: z.boolean(),
  }),
  z.object({ atMs: z.number(), type: z.literal('system-ready'), images: texts }),
  z.object({ ...inArm, type: z.literal('arm-started') }),
  z.object({ ...inArm, type: z.literal('steady-state'), held: z.boolean(), passes: count }),
  z.object({
    ...inArm,
    type: z.literal('fingerprint'),
    when: z.enum(['before', 'after']),
    objects: texts,
  }),
  z.object({
    ...inArm,
    type: z.literal('undo-written'),
    undo: z.array(z.object({ kind: text, describes: text })),
  }),
  z.object({
    ...inArm,
    type: z.literal('fault-injected'),
    startedMs: z.number(),
    targets: z.array(text),
  }),
  z.object({ ...inArm, type: z.literal('seen-broken') }),
  z.object({ ...inArm, type: z.literal('did-not-bite'), waitedMs: z.number() }),
  z.object({
    ...inArm,
    type: z.literal('symptom'),
    text,
    place,
    seen: z.boolean().nullable(),
    evidence: text.optional(),
  }),
  z.object({ ...inArm, type: z.literal('step-started'), number: count }),
  z.object({
    ...inArm,
    type: z.literal('step-finished'),
    number: count,
    place,
    result: z.enum(['ok', 'failed', 'timed-out', 'endless', 'manual', 'not-taken', 'removed']),
    because: text.optional(),
    exitCode: z.number().optional(),
    stdout: text.optional(),
    stderr: text.optional(),
    interactive: z.boolean().optional(),
    lostSession: z.boolean().optional(),
    outputLost: z.literal(true).optional(),
    durationMs: z.number(),
  }),
  z.object({ ...inArm, type: z.literal('seen-stable'), passes: count }),
  z.object({ ...inArm, type: z.literal('gave-up'), waitedMs: z.number() }),
  z.object({
    ...inArm,
    type: z.literal('reverted'),
    gone: z.boolean(),
    detail: text.optional(),
  }),
  z.object({ ...inArm, type: z.literal('arm-finished') }),
  z.object({ atMs: z.number(), type: z.literal('left-behind'), what: text }),
  z.object({
    atMs: z.number(),
    arm: armName.optional(),
    type: z.literal('harness-error'),
    stage: text,
    code: text,
    message: text,
    collected: text.optional(),
  }),
  z.object({ atMs: z.number(), type: z.literal('torn-line'), line: count }),
  z.object({ atMs: z.number(), type: z.literal('drill-finished') }),
]);
