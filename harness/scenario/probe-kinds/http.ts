import { z } from 'zod';
import type { ProbeSpec } from '../../model/system.ts';
import { positiveDuration, text } from '../fields.ts';
import type { ProbeKind } from '../probe-kind.ts';
import { type FollowUp, followUp } from './http/follow-up.ts';
import { address, type Expectation, expectation } from './http/http-reply.ts';
import { type Receipt, receipt } from './http/receipt.ts';

/**
 * A request to the system as its user would send it. All durations in milliseconds. `{unique}` in its address
 * or body is a different text each time.
 */
export interface HttpProbe extends ProbeSpec {
  readonly kind: 'http';
  readonly method: (typeof methods)[number];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly expect: Expectation;
  readonly then?: FollowUp;
  readonly receipt?: Receipt;
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'] as const;

const request = z
  .strictObject({
    method: z.enum(methods).default('GET'),
    url: address,
    headers: z.record(z.string(), z.string()).default({}),
    json: z.unknown().optional(),
    body: z.string().optional(),
  })
  .refine(({ json, body }) => json === undefined || body === undefined, {
    message: 'give either json or body',
  });

/** A journey takes long; sent as often as a plain request, it would itself load the system. */
const journeyRate = { usual: 0.5, most: 1 } as const;

const schema = z
  .strictObject({
    name: text,
    kind: z.literal('http'),
    request,
    expect: expectation,
    rate: z
      .number()
      .min(0.05, 'must be at least 0.05, once in 20 seconds')
      .max(100, 'must be at most 100 a second')
      .optional(),
    timeout: positiveDuration.default(1_000),
    // biome-ignore lint/suspicious/noThenProperty: a key of the file; its value is not callable.
    then: followUp.optional(),
    receipt: receipt.optional(),
  })
  .superRefine(({ request, expect, rate = 0, then: next, receipt }, context) => {
    const object = (message: string) => context.addIssue(message);
    if (request.method === 'HEAD' && expect.bodyIncludes) {
      object('the answer to HEAD has no body: use GET, or leave bodyIncludes out');
    }
    if (request.method === 'HEAD' && (receipt || Object.keys(next?.take ?? {}).length > 0)) {
      object('the answer to HEAD has no body, so nothing can be taken from it: use GET');
    }
    if (next && rate > journeyRate.most) {
      object('a probe with "then" is a journey, and its rate is at most 1 a second');
    }
  })
  .transform(({ name, request, expect, rate, timeout, then: next, receipt }): HttpProbe => {
    const { method, url, json } = request;
    const body = json === undefined ? request.body : JSON.stringify(json);
    const headers =
      json === undefined
        ? request.headers
        : { 'Content-Type': 'application/json', ...request.headers };
    return {
      name,
      kind: 'http',
      method,
      url,
      headers,
      ...(body !== undefined && { body }),
      rate: rate ?? (next ? journeyRate.usual : 20),
      timeoutMs: timeout,
      expect,
      // biome-ignore lint/suspicious/noThenProperty: as above.
      ...(next && { then: next }),
      ...(receipt && { receipt }),
    };
  });

/** Sends one request, as a browser or a client of the system does. */
export const httpProbe: ProbeKind<HttpProbe> = {
  kind: 'http',
  schema,
  describe: ({ method, url, expect }) => ({
    asks: `${method} ${url}`,
    expects: [expect.status, expect.bodyIncludes].filter(Boolean).join(' and '),
  }),
};
