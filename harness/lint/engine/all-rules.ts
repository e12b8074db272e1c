import * as listed from '../rules.ts';
import type { Rule } from './rule.ts';

/** Every rule of `lint/rules.ts`, in alphabetical order. */
export const rules: readonly Rule[] = Object.values(listed);
