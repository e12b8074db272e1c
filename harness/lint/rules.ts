import { checkRules } from './checks/rules.ts';
import { dangerRules } from './danger/rules.ts';
import { executionRules } from './execution/rules.ts';
import { kubectlRules } from './kubectl/rules.ts';
import { markdownRules } from './markdown/rules.ts';
import { promiseRules } from './promises/rules.ts';
import { raceRules } from './races/rules.ts';
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
