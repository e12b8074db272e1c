import { curlHeadOfApi } from './checks/curl-head-of-api.ts';
import { curlWithoutFail } from './checks/curl-without-fail.ts';
import { runHidesExitCode } from './checks/run-hides-exit-code.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [curlWithoutFail, curlHeadOfApi, runHidesExitCode];
