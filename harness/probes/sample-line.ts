import { z } from 'zod';
import { HarnessError } from '../errors.ts';

const sampleLine = z.strictObject({
  probe: z.string(),
  sentMs: z.number().nonnegative(),
  durationMs: z.number().nonnegative(),
  ok: z.boolean(),
  detail: z.string().optional(),
  receipt: z.string().optional(),
});

/** One answer, or the lack of one, on the prober's own clock. */
export type SampleLine = z.infer<typeof sampleLine>;

/** PROBER_FAILED where the line is no sample: what cannot be read must not be taken for silence. */
export function parseSampleLine(line: string): SampleLine {
  try {
    return sampleLine.parse(JSON.parse(line));
  } catch (cause) {
    throw new HarnessError('PROBER_FAILED', `The prober printed what is no sample: ${line}`, {
      cause,
    });
  }
}
