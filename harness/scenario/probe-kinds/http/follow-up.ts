import { z } from 'zod';
import { positiveDuration, text } from '../../fields.ts';
import { address, type Expectation, expectation } from './http-reply.ts';

/** Repeated within the probe's time-out; the journey passes when the reply is as expected. */
export interface FollowUp {
  /** `{name}` is replaced by the value taken from the first reply. */
  readonly url: string;
  /** Name to a path in the first reply's JSON: `commit.sha`. */
  readonly take: Readonly<Record<string, string>>;
  readonly everyMs: number;
  readonly expect: Expectation;
}

export const followUp = z
  .strictObject({
    take: z.record(z.string(), text).default({}),
    url: address,
    every: positiveDuration.default(500),
    expect: expectation,
  })
  .superRefine(({ take, url }, context) => {
    for (const [, name = ''] of url.matchAll(/\{(.*?)\}/g)) {
      if (name in take) continue;
      context.addIssue({
        code: 'custom',
        path: ['url'],
        message: `{${name}} has no value: name it under "take", to read it from the first reply`,
      });
    }
  })
  .transform(({ every, ...same }): FollowUp => ({ ...same, everyMs: every }));
