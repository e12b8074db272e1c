import { z } from 'zod';
import { parseDuration } from '../model/duration.ts';

/** Text that is not empty. */
export const text = z.string().refine((value) => value.trim() !== '', 'must not be empty');

/** `1m30s` in the file, milliseconds in the program. */
export const duration = z.preprocess(
  // A bare number lacks its unit: report that, not a wrong type.
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().transform((value, context) => {
    const ms = parseDuration(value);
    if (ms !== undefined) return ms;
    context.addIssue(`"${value}" is not a duration; write 60s, 1m30s or 500ms`);
    return z.NEVER;
  }),
);

export const positiveDuration = duration.refine((ms) => ms > 0, 'must be longer than 0s');

export const count = z.number().int().min(1, 'must be a whole number, 1 or more');

/** Names of Kubernetes objects and namespaces. */
export const objectName = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/,
    'must be the name of a Kubernetes object: lower-case letters, digits and "-"',
  );

/** A port of a Service, as the Service numbers it. */
export const servicePort = {
  namespace: objectName,
  service: objectName,
  port: z.number().int().min(1).max(65_535),
} as const;
