import { z } from 'zod';
import { text } from '../../fields.ts';

// What every kind of probe that speaks HTTP says about a request and its reply.

/** The expected reply: the status, and a text that the body must contain. */
export interface Expectation {
  readonly status: number;
  readonly bodyIncludes?: string;
}

export const address = z.url({
  protocol: /^https?$/,
  error: 'must be an http:// or https:// address',
});

export const expectation = z
  .strictObject({ status: z.number().int().min(100).max(599), bodyIncludes: text.optional() })
  .transform(
    ({ status, bodyIncludes }): Expectation => ({
      status,
      ...(bodyIncludes !== undefined && { bodyIncludes }),
    }),
  );
