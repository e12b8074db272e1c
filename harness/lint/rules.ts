import { countNeverCompared } from './checks/count-never-compared.ts';
import { curlHeadOfApi } from './checks/curl-head-of-api.ts';
import { curlWithoutFail } from './checks/curl-without-fail.ts';
import { invertedGrepAsCheck } from './checks/inverted-grep-as-check.ts';
import { pipeHidesFailure } from './checks/pipe-hides-failure.ts';
import { runHidesExitCode } from './checks/run-hides-exit-code.ts';
import { executionRules } from './execution/rules.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [
  ...executionRules,
  curlWithoutFail,
  curlHeadOfApi,
  runHidesExitCode,
  invertedGrepAsCheck,
  countNeverCompared,
  pipeHidesFailure,
];
