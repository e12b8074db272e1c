import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import type { Place } from '../../model/runbook.ts';
import type { PlannedStep } from '../../model/scenario.ts';
import type { Problem } from '../place.ts';
import { withUnknownValues } from './unknown-values.ts';

/** The YAML of a step. */
export interface Fragment {
  readonly documents: readonly Document.Parsed[];
  /** True if each document is an object by itself: it has an apiVersion and a kind. */
  readonly isWhole: boolean;
  /** What makes it no YAML. */
  readonly problem?: Problem;
  placeAt(offset: number): Place;
}

/** Reads the YAML as it will be applied; what is not known yet is an unknown value in it. */
export function readFragment({ step, boundText }: PlannedStep): Fragment {
  const text = withUnknownValues(boundText);
  const lineCounter = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    const { file, line: first, column } = step.place;
    return { file, line: first + Math.max(line, 1) - 1, column: column + Math.max(col, 1) - 1 };
  };
  const read = parseAllDocuments(text, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  const documents = Array.isArray(read) ? read.filter(({ contents }) => contents !== null) : [];
  const [fault] = documents.flatMap(({ errors }) => errors);
  const why = fault?.message ?? whyWithoutValues(documents);
  const problem = why
    ? { text: `this is not valid YAML: ${why}`, place: placeAt(fault?.pos[0] ?? 0) }
    : documents.every(({ contents }) => isMap(contents) || isSeq(contents)) && documents.length > 0
      ? undefined
      : { text: 'this YAML has no keys to apply', place: step.place };
  const isWhole = documents.length > 0 && documents.every(({ contents }) => isObject(contents));
  return { documents, isWhole, placeAt, ...(problem && { problem }) };
}

/** Aliases of nothing, or of what they stand in: only the values show them. */
function whyWithoutValues(documents: readonly Document.Parsed[]): string | undefined {
  try {
    const values: unknown[] = documents.map((document) => document.toJS());
    return isWithoutEnd(values) ? 'an alias stands inside what it names' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isWithoutEnd(values: readonly unknown[]): boolean {
  try {
    JSON.stringify(values);
    return false;
  } catch {
    return true;
  }
}

const isObject = (contents: unknown): contents is YAMLMap =>
  isMap(contents) && textAt(contents, 'apiVersion') !== '' && textAt(contents, 'kind') !== '';

/** The text under a key, or of `metadata.name`; empty if there is none. */
export function textAt(contents: unknown, ...path: readonly string[]): string {
  const value: unknown = isMap(contents) ? contents.getIn(path) : undefined;
  return typeof value === 'string' ? value : isScalar(value) ? String(value.value) : '';
}
