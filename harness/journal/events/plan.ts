import { z } from 'zod';
import { openable } from '../../model/opening.ts';
import { armName, milliseconds, place, text, texts } from './event-fields.ts';

// The fields of a plan that the judge and the reports read; other fields are kept. Fields that are optional
// here but not in the model are missing in older journals.

const claim = z.object({ text, place });

const dataRisk = z.object({
  kind: z.enum(['none', 'at-most', 'stated']),
  lossMs: milliseconds.exactOptional(),
  text,
  place,
});

const step = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    place,
    text,
    label: z.object({ text }).exactOptional(),
    placeholders: z.array(z.unknown()),
    syntaxError: text.exactOptional(),
  }),
  z.object({ kind: z.literal('instruction'), place, text, code: text.exactOptional() }),
  z.object({
    kind: z.literal('yaml'),
    place,
    text,
    label: z.object({ text }).exactOptional(),
    placeholders: z.array(z.unknown()),
  }),
]);

const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), timeoutMs: milliseconds }),
  z.object({ kind: z.literal('endless'), stopAfterMs: milliseconds, because: text }),
  z.object({ kind: z.literal('manual'), because: text }),
  z.object({ kind: z.literal('not-taken'), because: text }),
  z.object({
    kind: z.literal('automated'),
    name: text,
    run: text,
    merge: z
      .object({
        kind: text.exactOptional(),
        namespace: text.exactOptional(),
        name: text.exactOptional(),
        at: text.exactOptional(),
      })
      .exactOptional(),
    timeoutMs: milliseconds,
    because: text,
    session: z
      .object({ client: text, statements: z.array(z.object({ text, place })) })
      .exactOptional(),
  }),
]);

const probe = z.object({
  name: text,
  rate: z.number().positive(),
  timeoutMs: z.number().positive(),
});

const bound = z.union([z.number(), z.object({ take: text })]);
const invariant = z.object({
  name: text,
  says: text,
  counts: z.enum(['value', 'growth', 'per-minute']),
  atMost: bound.exactOptional(),
  graceMs: milliseconds,
  atEnd: bound.exactOptional(),
  report: text.exactOptional(),
});

const mutation = z.object({
  drill: text,
  seed: z.number().int(),
  candidates: z.number().int(),
  chosen: z.array(
    z.object({
      id: text,
      mutator: text,
      what: text,
      step: z.number(),
      place,
      found: z.object({ rule: text, place }).exactOptional(),
      refused: text.exactOptional(),
    }),
  ),
  equivalent: z.array(
    z.object({ because: text, mutants: z.number().int(), steps: z.array(z.number()) }),
  ),
  mutant: text.exactOptional(),
});

export const plan = z.object({
  scenario: z.object({
    id: text,
    title: text,
    fault: z.object({ kind: text }),
    arms: z.array(armName),
    stablePasses: z.number().int().positive(),
    reactionMs: milliseconds,
    orders: z.record(text, z.array(z.number())).exactOptional(),
    lookups: texts.exactOptional(),
    lasting: z.array(z.object({ object: text, because: text })).exactOptional(),
  }),
  destroysData: z.boolean().exactOptional(),
  system: z.object({ name: text }),
  runbook: z.object({ file: text, sha256: text, text }),
  procedure: z.object({
    title: text,
    place,
    symptoms: z.array(z.object({ text, place })),
    dataRisks: z.array(dataRisk).exactOptional(),
  }),
  steps: z.array(
    z.object({
      number: z.number(),
      phase: z.enum(['prepare', 'recover']).exactOptional(),
      step,
      action,
      mayFail: text.exactOptional(),
      lookups: z.array(text).exactOptional(),
      boundText: text,
    }),
  ),
  rto: z.object({ ms: z.number().positive(), claim: claim.exactOptional(), place }).nullable(),
  deadlineMs: milliseconds,
  controlMs: milliseconds,
  probes: z.array(probe),
  traffic: z.array(probe).exactOptional(),
  inventories: z.array(z.object({ name: text })).exactOptional(),
  checklist: z
    .array(
      z.object({
        text,
        place,
        answer: z
          .discriminatedUnion('kind', [
            z.object({ kind: z.literal('command'), command: text }),
            z.object({ kind: z.literal('probe'), probe: text }),
          ])
          .exactOptional(),
      }),
    )
    .exactOptional(),
  invariants: z.array(invariant).exactOptional(),
  alerts: z.array(z.object({ says: text, rule: text, place })).exactOptional(),
  promises: z.array(z.object({ says: text, probe: text, place })).exactOptional(),
  waysOut: z
    .array(z.object({ what: z.enum([...openable, 'machines']), because: text }))
    .exactOptional(),
  notes: z.array(z.object({ text, place })),
  trial: z
    .object({
      number: z.number().int().positive(),
      of: z.number().int().positive(),
      seed: z.number().int(),
      until: z.enum(['p50', 'p90', 'p95']).exactOptional(),
    })
    .exactOptional(),
  mutation: mutation.exactOptional(),
});
