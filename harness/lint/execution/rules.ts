import type { Rule } from '../rule.ts';
import { placeholderRedirects } from './placeholder-redirects.ts';
import { shellSyntaxError } from './shell-syntax-error.ts';
import { unsetVariable } from './unset-variable.ts';

/** What cannot be executed as it stands, or does nothing here. */
export const executionRules: readonly Rule[] = [
  shellSyntaxError,
  placeholderRedirects,
  unsetVariable,
];
