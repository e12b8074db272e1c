import {
  type Document,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseAllDocuments,
  parseDocument,
} from 'yaml';
import type { z } from 'zod';
import { type ErrorCode, HarnessError } from '../errors.ts';
import type { Place } from '../model/runbook.ts';
import { listProblems, type Problem } from './place.ts';
import { isTooDeep, tooDeep, type UnreadYaml, unreadYaml } from './unread-yaml.ts';
import { describeIssues, type YamlPath } from './yaml-issues.ts';

interface YamlSource {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads one YAML document and checks it. Throws `code` with every fault found: the first at the error's own
 * place, each of the others on a line that begins with `file:line:column`.
 */
export function readYaml<Shape extends z.ZodType>(
  source: YamlSource,
  schema: Shape,
  code: ErrorCode,
): z.output<Shape> {
  const { value, placeOf } = open(source, code);
  // Settings may be empty; a scenario or a system may not.
  if ((value === null || value === undefined) && !schema.safeParse(value).success) {
    const next = 'docs/scenarios.md and docs/systems.md show what belongs into it.';
    throw new HarnessError(code, `${source.file} is empty.`, { next });
  }
  return checkYaml(value, schema, placeOf, code);
}

/** Checks a value that was read from YAML; `placeOf` finds a part of it in its file. */
export function checkYaml<Shape extends z.ZodType>(
  value: unknown,
  schema: Shape,
  placeOf: (path: YamlPath) => Place,
  code: ErrorCode,
): z.output<Shape> {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const issues = describeIssues(checked.error.issues, schema, value);
  const problems: readonly Problem[] = issues
    .map(({ path, text }) => ({ place: placeOf(path), text }))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const first = problems[0];
  throw new HarnessError(code, listProblems(problems), {
    ...nextStep(issues, code),
    ...(first && { place: first.place }),
    cause: checked.error,
  });
}

/** Nothing if the values alone are wrong: each message then says what to write. */
function nextStep(issues: ReturnType<typeof describeIssues>, code: ErrorCode): { next?: string } {
  // The names of the rules are keys that only the table in the docs has.
  if (code === 'BAD_SETTINGS')
    return { next: 'docs/check.md lists the keys of check, docs/slo.md those of objectives.' };
  if (!issues.some(({ isAboutKey }) => isAboutKey)) return {};
  return { next: 'docs/scenarios.md and docs/systems.md list every key.' };
}

/** The place of the key at the end of `path`; if it is missing, of the nearest part around it. */
export function placeInYaml(source: YamlSource, path: YamlPath): Place {
  const placeOf = placesIn.get(source) ?? open(source, 'BAD_SCENARIO').placeOf;
  placesIn.set(source, placeOf);
  return placeOf(path);
}

// A long list in a scenario asks for the place of each entry: the file is parsed for the first alone.
const placesIn = new WeakMap<YamlSource, (path: YamlPath) => Place>();

interface OpenDocument {
  readonly value: unknown;
  readonly placeOf: (path: YamlPath) => Place;
}

/** The documents of a file, each behind `---`; empty ones are left out. */
export const yamlDocuments = (source: YamlSource, code: ErrorCode): readonly OpenDocument[] =>
  openAll(source, code, (text, options) => [...parseAllDocuments(text, options)]).filter(
    ({ value }) => value !== null && value !== undefined,
  );

function open(source: YamlSource, code: ErrorCode): OpenDocument {
  const [one] = openAll(source, code, (text, options) => [parseDocument(text, options)]);
  if (!one) throw new Error('a file has one document at least');
  return one;
}

function openAll(
  source: YamlSource,
  code: ErrorCode,
  parse: (
    text: string,
    options: { readonly lineCounter: LineCounter; readonly prettyErrors: false },
  ) => readonly Document[],
): readonly OpenDocument[] {
  const { file } = source;
  const text = source.text.replace(/^\uFEFF/, '');
  const counter = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  let documents: readonly Document[] = [];
  try {
    documents = parse(text, { lineCounter: counter, prettyErrors: false });
    const fault = documents.flatMap(({ errors }) => errors)[0];
    if (fault) {
      const place = at(fault.pos[0]);
      if (isTooDeep(fault.message)) throw unread(code, tooDeep, { place, cause: fault });
      throw notYaml(code, fault.message, { place, cause: fault });
    }
    return documents.map((document) => ({
      value: document.toJS() as unknown,
      placeOf: (path: YamlPath) => at(offsetOf(document, path)),
    }));
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    const why = unreadYaml(error, documents);
    throw unread(code, why, { place: at(why.offset ?? 0), cause: error });
  }
}

function notYaml(code: ErrorCode, why: string, at: { place: Place; cause: unknown }) {
  const next = 'Indent with spaces, and put text that contains ": " or "#" in quotes.';
  return new HarnessError(code, `This is not valid YAML: ${why}`, { next, ...at });
}

const unread = (code: ErrorCode, { why, next }: UnreadYaml, at: { place: Place; cause: unknown }) =>
  new HarnessError(code, `This YAML cannot be read: ${why}.`, { next, ...at });

function offsetOf(document: Document, path: YamlPath): number {
  let offset = document.contents?.range?.[0] ?? 0;
  let node: unknown = document.contents;
  for (const key of path) {
    let child: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      offset = (pair?.key as Node | undefined)?.range?.[0] ?? offset;
      child = pair?.value;
    } else {
      child = (node as { items?: readonly unknown[] } | null)?.items?.[Number(key)];
      offset = (child as Node | null)?.range?.[0] ?? offset;
    }
    if (!child) return offset;
    node = child;
  }
  return offset;
}
