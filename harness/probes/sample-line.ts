import { z } from 'zod';
import { HarnessError } from '../errors.ts';

const asked = z.strictObject({
  probe: z.string(),
  sentMs: z.number().nonnegative(),
  durationMs: z.number().nonnegative(),
});
const sampleLine = z.union([
  asked.extend({
    ok: z.boolean(),
    detail: z.string().optional(),
    receipt: z.string().optional(),
    acceptedMs: z.number().nonnegative().optional(),
    lackedMs: z.number().nonnegative().optional(),
  }),
  /** A promise that was kept after its sample had failed. */
  asked.extend({ late: z.literal(true), lackedMs: z.number().nonnegative().optional() }),
  /** Why the question could not learn anything. */
  asked.extend({ missing: z.string() }),
]);

/** One answer, or the lack of one, or a promise that was kept late, on the prober's own clock. */
export type SampleLine = z.infer<typeof sampleLine>;

/** PROBER_FAILED if the line is not a sample: an unreadable line must not count as silence. */
export function parseSampleLine(line: string): SampleLine {
  try {
    return sampleLine.parse(JSON.parse(line));
  } catch (cause) {
    throw new HarnessError(
      'PROBER_FAILED',
      `The prober printed a line that is not a sample: ${line}`,
      {
        cause,
      },
    );
  }
}
