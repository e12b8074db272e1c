import { z } from 'zod';

/** Prometheus's answer to a range query: for each series, pairs of seconds and a value. */
export const rangeSchema = z.object({
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: z
          .object({ alertname: z.string(), alertstate: z.enum(['pending', 'firing']) })
          .catchall(z.string()),
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
});

/** Prometheus's rules, and whether it can evaluate them. */
export const rulesSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        file: z.string(),
        rules: z.array(
          z.object({
            name: z.string(),
            health: z.string(),
            lastError: z.string().optional(),
            /** The `for` of an alert, in seconds. */
            duration: z.number().optional(),
          }),
        ),
      }),
    ),
  }),
});

/** When Prometheus started. */
export const runtimeSchema = z.object({ data: z.object({ startTime: z.iso.datetime() }) });
