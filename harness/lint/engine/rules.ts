import { checkRules } from '../rules/checks/rules.ts';
import { dangerRules } from '../rules/danger/rules.ts';
import { executionRules } from '../rules/execution/rules.ts';
import { kubectlRules } from '../rules/kubectl/rules.ts';
import { markdownRules } from '../rules/markdown/rules.ts';
import { promiseRules } from '../rules/promises/rules.ts';
import { raceRules } from '../rules/races/rules.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [
  ...executionRules,
  ...kubectlRules,
  ...checkRules,
  ...raceRules,
  ...dangerRules,
  ...promiseRules,
  ...markdownRules,
];
