import type { HistoryRow } from '../../model/history.ts';
import type { Outcome } from '../../model/verdict.ts';
import { type Selection, testName } from './selection.ts';

/** A file of the evidence, or a text that was tested: what in-toto calls a resource descriptor. */
export interface Described {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** An in-toto statement, version 1, with the predicate test-result 0.1. */
export interface Statement {
  readonly _type: string;
  readonly subject: readonly Described[];
  readonly predicateType: string;
  readonly predicate: {
    readonly result: 'PASSED' | 'WARNED' | 'FAILED';
    readonly configuration: readonly Described[];
    readonly passedTests: readonly string[];
    readonly warnedTests: readonly string[];
    readonly failedTests: readonly string[];
    /** A field of Firedrill's own, which other readers of in-toto ignore; older evidence lacks it. */
    readonly selection?: Selection;
  };
}

export const statementType = 'https://in-toto.io/Statement/v1';
export const predicateType = 'https://in-toto.io/attestation/test-result/v0.1';

/**
 * Which texts were tested, how each drill ended, what files prove it, and what was chosen. A drill that was left out
 * is no test, but worsens the result, and so do pruned ones: missing data is never a pass.
 */
export function statementOf(
  rows: readonly HistoryRow[],
  texts: readonly Described[],
  files: readonly Described[],
  selection?: Selection,
): Statement {
  const named = (...outcomes: readonly Outcome[]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).map(testName);
  const [passedTests, failedTests] = [named('verified'), named('refuted')];
  const warnedTests = named('inconclusive', 'inapplicable', 'withstood');
  const leftOut = selection?.leftOut ?? [];
  const isFailed = failedTests.length > 0 || leftOut.some(({ outcome }) => outcome === 'refuted');
  const isUnknown = leftOut.length > 0 || (selection?.prunedBefore ?? null) !== null;
  const isWarned = warnedTests.length > 0 || isUnknown;
  const result = isFailed ? 'FAILED' : isWarned ? 'WARNED' : 'PASSED';
  return {
    _type: statementType,
    subject: texts,
    predicateType,
    predicate: {
      ...{ result, configuration: files, passedTests, warnedTests, failedTests },
      ...(selection && { selection }),
    },
  };
}
