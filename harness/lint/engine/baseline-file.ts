import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { inOrder, type KnownFinding } from './baseline.ts';

/** Version of the shape below: new keys keep the number, any other change needs a new one. */
const baselineVersion = 1;

const entry = z.object({
  file: z.string().min(1),
  rule: z.string().min(1),
  line: z.string(),
  count: z.int().min(1).default(1),
});
const schema = z.object({ version: z.literal(baselineVersion), findings: z.array(entry) });

/** BAD_SETTINGS for a text that `formatBaseline` has not written. */
export function parseBaseline(file: string, text: string): readonly KnownFinding[] {
  const refuse = (what: string, next: string) =>
    new HarnessError('BAD_SETTINGS', `${file} ${what}.`, { next });
  // Does not advise removing the file, because the reader may have named a runbook by mistake.
  const again =
    'Name a file that firedrill check --write-baseline wrote, or with --write-baseline one that does not exist yet.';
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw refuse('is not valid JSON', again);
  }
  const { data: newer } = z.object({ version: z.int().min(baselineVersion + 1) }).safeParse(given);
  if (newer) {
    const what = `is a baseline of version ${newer.version}, and this Firedrill knows version ${baselineVersion}`;
    throw refuse(what, 'Use a newer Firedrill.');
  }
  const found = schema.safeParse(given);
  if (!found.success) throw refuse('is not a baseline', again);
  return found.data.findings;
}

/** One entry a line, in order, so that edits of different runbooks merge. */
export function formatBaseline(known: readonly KnownFinding[]): string {
  const entries = known.toSorted(inOrder).map(({ file, rule, line, count }) => {
    const shown = { file, rule, line, ...(count > 1 && { count }) };
    return `\n    ${JSON.stringify(shown)}`;
  });
  const list = entries.length === 0 ? '[]' : `[${entries.join(',')}\n  ]`;
  return `{\n  "version": ${baselineVersion},\n  "findings": ${list}\n}\n`;
}
