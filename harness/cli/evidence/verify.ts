import type { KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { rowOf } from '../../history/row-of.ts';
import { first } from '../../judge/measure/arm-record.ts';
import { openedWith, unverifiedText } from '../../report/evidence/envelope.ts';
import type { Selection } from '../../report/evidence/selection.ts';
import { predicateType, statementOf, statementType } from '../../report/evidence/statement.ts';
import { readDrills } from '../work/read-drills.ts';
import { describe, statementFile, verdictsFile } from './files.ts';

const described = z.object({ name: z.string(), digest: z.object({ sha256: z.string() }) });
const selectionSchema = z.object({
  names: z.array(z.string()),
  since: z.string().nullable(),
  leftOut: z.array(
    z.object({
      test: z.string(),
      outcome: z.enum(['verified', 'refuted', 'inconclusive', 'inapplicable', 'withstood']),
    }),
  ),
  prunedBefore: z.string().nullable(),
});
const statementSchema = z.object({
  _type: z.literal(statementType),
  predicateType: z.literal(predicateType),
  subject: z.array(described),
  predicate: z.object({
    result: z.enum(['PASSED', 'WARNED', 'FAILED']),
    configuration: z.array(described),
    ...{ passedTests: z.array(z.string()), warnedTests: z.array(z.string()) },
    failedTests: z.array(z.string()),
    selection: selectionSchema.optional(),
  }),
});
const envelopeSchema = z.object({
  ...{ payloadType: z.string(), payload: z.string() },
  signatures: z.array(z.object({ keyid: z.string().default(''), sig: z.string() })),
});

export interface Checked {
  readonly drills: number;
  readonly result: 'PASSED' | 'WARNED' | 'FAILED';
  /** Undefined in evidence of an earlier version. */
  readonly selection: Selection | undefined;
  readonly signature: 'valid' | 'wrong' | 'not checked' | 'none';
  /** Sentences on everything that is not as the statement says. */
  readonly wrong: readonly string[];
}

/** Checks the signature and every hash, and judges the journals again. BAD_USAGE if the folder is no evidence. */
export async function verifyEvidence(folder: string, key: KeyObject | undefined): Promise<Checked> {
  const { text, signature } = await openStatement(folder, key);
  const statement = parsed(statementSchema, text, 'statement');
  const { configuration, result, selection } = statement.predicate;
  const wrong = signature === 'wrong' ? ['The signature is not one of this key.'] : [];
  if (key && signature === 'none') wrong.push('The evidence is not signed.');
  for (const { name, digest } of configuration) {
    const content = isInside(name) ? await readFile(join(folder, name)).catch(() => null) : null;
    if (content === null) wrong.push(`${name} is missing.`);
    else if (describe(name, content).digest.sha256 !== digest.sha256) {
      wrong.push(`${name} is not what it was when the evidence was packed.`);
    }
  }
  const known = new Set([statementFile, ...configuration.map(({ name }) => name)]);
  for (const name of await filesIn(folder)) {
    if (!known.has(name)) wrong.push(`${name} is not part of the evidence.`);
  }
  const drills = wrong.length > 0 ? 0 : await judgeAgain(folder, statement, wrong);
  return { drills, result, selection, signature, wrong };
}

async function openStatement(folder: string, key: KeyObject | undefined) {
  const text = await readFile(join(folder, statementFile), 'utf8').catch(() => {
    throw notEvidence(`${join(folder, statementFile)} cannot be read`);
  });
  const json = parsed(z.looseObject({}), text, 'statement');
  if (!('payload' in json)) return { text, signature: 'none' as const };
  const envelope = parsed(envelopeSchema, text, 'envelope');
  if (envelope.signatures.length === 0) {
    return { text: unverifiedText(envelope), signature: 'none' as const };
  }
  if (!key) return { text: unverifiedText(envelope), signature: 'not checked' as const };
  const opened = openedWith(envelope, key);
  if (opened === undefined) return { text: unverifiedText(envelope), signature: 'wrong' as const };
  return { text: opened, signature: 'valid' as const };
}

/** What the journals prove now, against what is written: the verdicts, and the statement that follows from them. */
async function judgeAgain(
  folder: string,
  statement: z.output<typeof statementSchema>,
  wrong: string[],
): Promise<number> {
  const { configuration, selection } = statement.predicate;
  const journals = configuration
    .map(({ name }) => name)
    .filter((name) => name.startsWith('journals/'));
  const drills = await readDrills(
    journals.map((name) => join(folder, name)),
    (text) => wrong.push(text),
  );
  const rows = drills.map((drill, index) => ({
    ...rowOf(drill),
    journal: journals[index] ?? null,
  }));
  const written = parsed(
    z.array(z.unknown()),
    await readFile(join(folder, verdictsFile), 'utf8'),
    verdictsFile,
  );
  for (const [index, row] of rows.entries()) {
    if (JSON.stringify(row) === JSON.stringify(written[index])) continue;
    const was = (written[index] as { outcome?: unknown } | undefined)?.outcome;
    wrong.push(
      `${row.drill} of run ${row.run} is judged otherwise now: ${row.outcome}, was ${String(was)}.`,
    );
  }
  const texts = new Set(statement.subject.map(({ digest }) => digest.sha256));
  for (const { events, verdict } of drills) {
    const sha256 = first(events, 'drill-started')?.plan.runbook.sha256;
    if (sha256 !== undefined && texts.has(sha256)) continue;
    wrong.push(
      `${verdict.drill} of run ${verdict.run} tested a text that the statement does not name.`,
    );
  }
  const again = statementOf(rows, statement.subject, configuration, selection).predicate;
  if (wrong.length === 0 && JSON.stringify(again) !== JSON.stringify(statement.predicate)) {
    wrong.push('The statement does not follow from the verdicts.');
  }
  return drills.length;
}

function parsed<Shape extends z.ZodType>(
  shape: Shape,
  text: string,
  what: string,
): z.output<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notEvidence(`The ${what} is not valid JSON`);
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw notEvidence(`The ${what} has another form than one of Firedrill's`);
}

const notEvidence = (why: string) =>
  new HarnessError('BAD_USAGE', `${why}.`, {
    next: 'Name the folder that `firedrill evidence pack` wrote.',
  });

/** A name leads nowhere else. */
const isInside = (name: string) => !isAbsolute(name) && !normalize(name).startsWith('..');

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .sort();
}
