import { z } from 'zod';
import { positiveDuration, text } from '../../fields.ts';
import { address, type Expectation, expectation } from './http-reply.ts';

/** How to check later that an acknowledged request is still there. */
export interface Receipt {
  /** A path in the reply's JSON: `id`. */
  readonly take: string;
  /**
   * `{receipt}` is replaced by the receipt, `{receipts}` by up to 50 receipts with commas between them; then
   * the expected text contains `{receipt}`, and is checked for each.
   */
  readonly url: string;
  readonly expect: Expectation;
  /** If the promise takes time to keep: how long to repeat the request after any other answer. */
  readonly withinMs?: number;
}

/** An audit must end: k6 gets four minutes for it. */
const longestWaitMs = 120_000;

export const receipt = z
  .strictObject({
    take: text,
    url: address.refine(
      (url) => /\{receipts?\}/.test(url),
      'must contain {receipt}, or {receipts} to ask for many at once',
    ),
    expect: expectation,
    within: positiveDuration.refine((ms) => ms <= longestWaitMs, 'must be at most 2m').optional(),
  })
  .refine(
    ({ url, expect }) => !url.includes('{receipts}') || expect.bodyIncludes?.includes('{receipt}'),
    'with {receipts}, bodyIncludes must contain {receipt}, so that each one is checked',
  )
  .transform(
    ({ within, ...same }): Receipt => ({
      ...same,
      ...(within !== undefined && { withinMs: within }),
    }),
  );
