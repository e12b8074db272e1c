import { flagOf, readInvocation } from '../../runbook/kubectl/invocation.ts';
import { editWord, wordsOfFlag } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';
import { kindOfLabel, otherName } from '../page-names.ts';

/** A label has the value of something else on the page, or a misspelt one. */
export const wrongSelector: Mutator = {
  name: 'wrong-selector',
  *mutate({ commands }, page) {
    for (const command of commands) {
      const invocation = readInvocation(command);
      const flag = invocation && flagOf(invocation, '--selector');
      const [, key, value] = /^([\w./-]+)=([\w.-]+)$/.exec(flag?.value ?? '') ?? [];
      if (!flag || key === undefined || value === undefined) continue;
      const other = otherName(page.names, kindOfLabel(key), value);
      if (other === undefined) continue;
      const at = wordsOfFlag(command, flag).at(-1) ?? flag.at;
      yield {
        what: `the selector is ${key}=${other} instead of ${key}=${value}`,
        edits: editWord(page, command, at, [`${key}=${value}`, `${key}=${other}`]),
      };
    }
  },
};
