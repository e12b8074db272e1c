import { rules } from './all-rules.ts';
import { ignoreRules } from './ignores.ts';
import type { RuleText } from './rule.ts';
import { ruleCrashed } from './rule-crashed.ts';
import { documentTooLong } from './too-long.ts';

/** Every rule that a setting or a comment may name, except shellcheck's own. */
export const knownRules: readonly RuleText[] = [
  ...rules,
  ...ignoreRules,
  documentTooLong,
  ruleCrashed,
];
