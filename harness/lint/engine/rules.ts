import * as listed from '../rules.ts';
import type { Rule } from './rule.ts';

/** Every rule of `lint/rules.ts`, by the alphabet. */
export const rules: readonly Rule[] = Object.values(listed);
