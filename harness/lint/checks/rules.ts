import type { Rule } from '../rule.ts';
import { countNeverCompared } from './count-never-compared.ts';
import { curlHeadOfApi } from './curl-head-of-api.ts';
import { curlWithoutFail } from './curl-without-fail.ts';
import { getAsCheck } from './get-as-check.ts';
import { grepAgainstColumns } from './grep-against-columns.ts';
import { invertedGrepAsCheck } from './inverted-grep-as-check.ts';
import { phaseThatIsNone } from './phase-that-is-none.ts';
import { pipeHidesFailure } from './pipe-hides-failure.ts';
import { runHidesExitCode } from './run-hides-exit-code.ts';

/** Checks that cannot fail, and patterns that never match. */
export const checkRules: readonly Rule[] = [
  curlWithoutFail,
  curlHeadOfApi,
  runHidesExitCode,
  getAsCheck,
  invertedGrepAsCheck,
  countNeverCompared,
  pipeHidesFailure,
  grepAgainstColumns,
  phaseThatIsNone,
];
