import { flagOf, readInvocation } from '../../runbook/kubectl/invocation.ts';
import { editWord, withoutWords, wordsOfFlag } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';
import { kindOfNamespace } from '../page-names.ts';
import { isPlainName } from '../plain-names.ts';

/** kubectl looks in another namespace: one that the page names elsewhere, or the context's. */
export const wrongNamespace: Mutator = {
  name: 'wrong-namespace',
  *mutate({ commands }, page) {
    for (const command of commands) {
      const invocation = readInvocation(command);
      const flag = invocation && flagOf(invocation, '--namespace');
      if (!flag || !isPlainName(flag.value)) continue;
      const { value } = flag;
      const others = page.names.get(kindOfNamespace) ?? [];
      const other = others.find((name) => name !== value) ?? 'default';
      const words = wordsOfFlag(command, flag);
      if (other !== value) {
        yield {
          what: `the namespace is ${other} instead of ${value}`,
          edits: editWord(page, command, words.at(-1) ?? flag.at, [value, other]),
        };
      }
      yield {
        what: `the namespace ${value} is left out`,
        edits: withoutWords(page, command, flag.at, words.length),
      };
    }
  },
};
