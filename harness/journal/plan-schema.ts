import { z } from 'zod';

// What the judge and the reports read of a plan; more fields may be there and are kept. Those that
// are optional here and not in the model are missing in older journals.

export const place = z.object({ file: z.string(), line: z.number(), column: z.number() });
const text = z.string();
const duration = z.number().nonnegative();
export const armName = z.union([
  z.enum(['runbook', 'control']),
  z.templateLiteral(['without-', z.number()]),
  z.templateLiteral(['order-', z.string()]),
]);

const claim = z.object({ text, place });

const dataRisk = z.object({
  kind: z.enum(['none', 'at-most', 'stated']),
  lossMs: duration.optional(),
  text,
  place,
});

const step = z.object({
  kind: z.enum(['command', 'instruction']),
  place,
  text,
  label: z.object({ text }).optional(),
  placeholders: z.array(z.unknown()).optional(),
  syntaxError: text.optional(),
});

const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), timeoutMs: duration }),
  z.object({ kind: z.literal('endless'), stopAfterMs: duration, because: text }),
  z.object({ kind: z.literal('manual'), because: text }),
  z.object({ kind: z.literal('not-taken'), because: text }),
  z.object({
    kind: z.literal('automated'),
    name: text,
    run: text,
    timeoutMs: duration,
    because: text,
  }),
]);

const bound = z.union([z.number(), z.object({ take: text })]);
const invariant = z.object({
  name: text,
  says: text,
  counts: z.enum(['value', 'growth', 'per-minute']),
  atMost: bound.optional(),
  graceMs: duration,
  atEnd: bound.optional(),
  report: text.optional(),
});

export const plan = z.object({
  scenario: z.object({
    id: text,
    title: text,
    fault: z.object({ kind: text }),
    arms: z.array(armName),
    stablePasses: z.number().int().positive(),
    reactionMs: duration,
    orders: z.record(text, z.array(z.number())).optional(),
  }),
  system: z.object({ name: text }),
  runbook: z.object({ file: text, sha256: text, text }),
  procedure: z.object({
    title: text,
    place,
    symptoms: z.array(z.object({ text, place })),
    dataRisks: z.array(dataRisk).optional(),
  }),
  steps: z.array(
    z.object({
      number: z.number(),
      phase: z.enum(['prepare', 'recover']).optional(),
      step,
      action,
      boundText: text,
    }),
  ),
  rto: z.object({ ms: z.number().positive(), claim: claim.optional(), place }).nullable(),
  deadlineMs: duration,
  controlMs: duration,
  probes: z.array(
    z.object({ name: text, rate: z.number().positive(), timeoutMs: z.number().positive() }),
  ),
  traffic: z.array(z.object({ name: text })).optional(),
  inventories: z.array(z.object({ name: text })).optional(),
  invariants: z.array(invariant).optional(),
  alerts: z.array(z.object({ says: text, rule: text, place })).optional(),
  notes: z.array(z.object({ text, place })),
});
