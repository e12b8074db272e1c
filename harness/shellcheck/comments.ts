import { z } from 'zod';

/** Lines and columns count from 1; a column is one code point, also for a tab. */
const range = { line: z.int(), endLine: z.int(), column: z.int(), endColumn: z.int() };
const comment = z.object({
  ...range,
  level: z.enum(['error', 'warning', 'info', 'style']),
  code: z.int(),
  message: z.string(),
  fix: z
    .object({ replacements: z.array(z.object({ ...range, replacement: z.string() })) })
    .nullish(),
});
const output = z.object({ comments: z.array(comment) });

export type ShellcheckComment = z.infer<typeof comment>;

/** Reads the output of `shellcheck --format=json1`; undefined for any other text. */
export function parseComments(text: string): readonly ShellcheckComment[] | undefined {
  try {
    return output.parse(JSON.parse(text)).comments;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
