import { z } from 'zod';

export const text = z.string();
export const texts = z.record(text, text);
export const count = z.number().int().nonnegative();
export const milliseconds = z.number().nonnegative();
export const place = z.object({ file: text, line: z.number(), column: z.number() });
export const armName = z.union([
  z.enum(['runbook', 'control']),
  z.templateLiteral(['without-', z.number()]),
  z.templateLiteral(['order-', text]),
]);

/** An event of the whole drill. `atMs`: milliseconds since the drill started, monotonic. */
export function ofDrill<T extends string, S extends z.ZodRawShape>(type: T, fields: S) {
  return z.object({ type: z.literal(type), atMs: z.number(), ...fields });
}

/** An event of one arm. */
export function ofArm<T extends string, S extends z.ZodRawShape>(type: T, fields: S) {
  return z.object({ type: z.literal(type), atMs: z.number(), arm: armName, ...fields });
}
