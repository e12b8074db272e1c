import { curlWithoutFail } from './curl-without-fail.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [curlWithoutFail];
