import { z } from 'zod';
import type { Invariant, InvariantBound, Reading } from '../model/system.ts';
import { duration, objectName, servicePort, text } from './fields.ts';

const ofService = z.strictObject({
  ...servicePort,
  path: z.string().regex(/^\/[^\s?#]*$/, 'must be a path that starts with "/" and has no query'),
});

const ofObjects = z
  .strictObject({
    apiVersion: text,
    kind: text,
    namespace: objectName.optional(),
    name: objectName.optional(),
  })
  .transform(
    ({ namespace, name, ...same }): Reading => ({
      ...same,
      ...(namespace !== undefined && { namespace }),
      ...(name !== undefined && { name }),
    }),
  );

const reading = z.union([ofService, ofObjects], {
  error:
    'must name a Service (namespace, service, port, path) or objects (apiVersion, kind, and optionally namespace and name)',
});

const bound = z.union(
  [
    z.number(),
    z
      .strictObject({ take: text, read: reading.optional() })
      .transform(
        ({ take, read }): InvariantBound => ({ take, ...(read !== undefined && { read }) }),
      ),
  ],
  {
    error: 'must be a number, or { take: PATH }, with "read" if the path is in another answer',
  },
);

/** A number that a drill must keep within a bound, or only reports. */
export const invariant = z
  .strictObject({
    name: text,
    says: text,
    read: reading,
    take: text,
    counts: z.enum(['value', 'growth', 'per-minute']).default('value'),
    atMost: bound.optional(),
    grace: duration.default(0),
    atEnd: bound.optional(),
    settle: duration.default(60_000),
    report: text.optional(),
  })
  .refine((one) => [one.atMost, one.atEnd, one.report].some((said) => said !== undefined), {
    message: 'needs atMost, atEnd or report; otherwise nothing uses the number',
  })
  .transform(
    ({ grace, settle, atMost, atEnd, report, ...same }): Invariant => ({
      ...same,
      graceMs: grace,
      settleMs: settle,
      ...(atMost !== undefined && { atMost }),
      ...(atEnd !== undefined && { atEnd }),
      ...(report !== undefined && { report }),
    }),
  );
