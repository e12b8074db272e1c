import { z } from 'zod';
import { count, ofArm, place, text } from './event-fields.ts';

const done = { number: count, place, durationMs: z.number() };
const ran = {
  ...done,
  exitCode: z.number(),
  stdout: text,
  stderr: text,
  interactive: z.boolean(),
  lostSession: z.boolean(),
  outputLost: z.literal(true).exactOptional(),
};

export const stepEvents = [
  ofArm('step-started', { number: count }),
  /** The value that a look-up found for a placeholder of the step under way. */
  ofArm('looked-up', { number: count, name: text, value: text }),
  /** Its result, as in harness/model/step-result.ts; `atMs` is when it ended. */
  z.discriminatedUnion('result', [
    ofArm('step-finished', {
      ...ran,
      result: z.enum(['ok', 'failed', 'timed-out']),
      automation: text.exactOptional(),
      because: text.exactOptional(),
      /** What the client that it typed into printed of statements that failed. */
      clientErrors: z.array(text).exactOptional(),
    }),
    ofArm('step-finished', { ...ran, result: z.literal('endless'), because: text }),
    ofArm('step-finished', {
      ...done,
      result: z.enum(['manual', 'not-taken', 'removed', 'no-value']),
      because: text,
    }),
  ]),
] as const;
