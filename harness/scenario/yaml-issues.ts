import { z } from 'zod';
import { didYouMean, nearest } from '../model/nearest.ts';

/** Keys and positions from the top of a document to one of its parts. */
export type YamlPath = readonly (string | number)[];

interface DescribedIssue {
  readonly path: YamlPath;
  readonly text: string;
  /** A key is unknown or missing, so that a list of all keys helps. */
  readonly isAboutKey: boolean;
}

/** Turns zod's issues into sentences in the words of the file; an unknown key gets the nearest known one. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  value: unknown,
): readonly DescribedIssue[] {
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const path = pathOf(issue);
    const known = knownKeys(schema, path, value);
    return [{ path, keys: issue.keys.map((key) => ({ key, meant: nearest(key, known) })), known }];
  });
  const meantKeys = new Set(
    unknown.flatMap(({ path, keys }) =>
      keys.flatMap(({ meant }) => (meant === undefined ? [] : formatPath([...path, meant]))),
    ),
  );
  const others = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return [];
    const path = pathOf(issue);
    const isMissing = valueAt(value, path) === undefined;
    // What a check of the whole map reports as missing is most likely the misspelt key.
    const isOfWholeMap = issue.code === 'custom' && unknown.some((one) => isSame(one.path, path));
    if (isOfWholeMap || (isMissing && meantKeys.has(formatPath(path)))) return [];
    return [{ path, text: sentence(issue, path, value), isAboutKey: isMissing }];
  });
  return [...others, ...unknown.flatMap(describeUnknownKeys)];
}

const pathOf = ({ path }: z.core.$ZodIssue): YamlPath =>
  path.map((key) => (typeof key === 'number' ? key : String(key)));

const isSame = (one: YamlPath, other: YamlPath) => one.join() === other.join();

interface UnknownKeys {
  /** The map that has them. */
  readonly path: YamlPath;
  readonly keys: readonly { readonly key: string; readonly meant: string | undefined }[];
  readonly known: readonly string[];
}

/** Lists the known keys once, not for every unknown key. */
function describeUnknownKeys({ path, keys, known }: UnknownKeys): readonly DescribedIssue[] {
  const first = keys.findIndex(({ meant }) => meant === undefined);
  return keys.map(({ key, meant }, index) => {
    const list = index === first ? listOf(known) : '';
    const hint = meant === undefined ? list : ` Did you mean "${meant}"?`;
    return { path: [...path, key], text: `unknown key "${key}".${hint}`, isAboutKey: true };
  });
}

function sentence(issue: z.core.$ZodIssue, path: YamlPath, value: unknown): string {
  const name = path.length > 0 ? `"${formatPath(path)}"` : 'the document';
  const found = valueAt(value, path);
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    if (found === undefined) return `${name} is missing: expected one of ${known.join(', ')}`;
    return `${name} is ${JSON.stringify(found)}.${didYouMean(String(found), known) || listOf(known)}`;
  }
  if (issue.code !== 'invalid_type') return `${name}: ${issue.message}`;
  if (found === undefined)
    return `${name} is missing: expected ${kindWords[issue.expected] ?? 'a value'}`;
  const quoting =
    issue.expected === 'string' && typeof found !== 'object'
      ? `; put it in quotes: "${String(found)}"`
      : '';
  return `${name} must be ${kindWords[issue.expected] ?? issue.expected}${quoting}`;
}

const kindWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
};

const listOf = (known: readonly string[]) =>
  known.length > 0 ? ` Known here: ${known.join(', ')}.` : '';

/** `branches[0].item`: positions from 0, as in the path expressions people know. */
function formatPath(path: YamlPath): string {
  return path
    .map((key, depth) => (typeof key === 'number' ? `[${key}]` : `${depth > 0 ? '.' : ''}${key}`))
    .join('');
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let found: unknown = value;
  for (const key of path) found = (found as Record<string | number, unknown> | null)?.[key];
  return found;
}

/** The keys that the schema knows for the map at `path`. */
function knownKeys(schema: z.core.$ZodType, path: YamlPath, value: unknown): readonly string[] {
  let here: z.core.$ZodType | undefined = bare(schema);
  for (const [depth, key] of path.entries()) {
    let inner: z.core.$ZodType | undefined;
    if (here instanceof z.ZodObject) inner = here.shape[String(key)];
    else if (here instanceof z.ZodArray) inner = here.element;
    else if (here instanceof z.ZodRecord) inner = here.valueType;
    here = inner && chosen(bare(inner), valueAt(value, path.slice(0, depth + 1)));
  }
  if (!(here instanceof z.ZodObject)) return [];
  return Object.entries(here.shape).flatMap(([key, value]) => (isOldName(value) ? [] : [key]));
}

/** A key that is still read, and no longer suggested. */
const isOldName = (schema: z.core.$ZodType) => z.globalRegistry.get(schema)?.deprecated === true;

/** The schema of the kind that the value names; the first if it names none. */
function chosen(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const key = schema.def.discriminator;
  const kind = valueAt(value, [key]);
  const options = schema.options.map(bare);
  const its = options.find(
    (one) => one instanceof z.ZodObject && one.shape[key]?.safeParse(kind).success,
  );
  return its ?? options[0] ?? schema;
}

/** The schema without defaults, optionals, transforms and preprocessing around it. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return bare(schema.unwrap());
  }
  if (schema instanceof z.ZodPipe) {
    return bare(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  }
  return schema;
}
