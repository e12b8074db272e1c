import { readInvocation } from '../../runbook/kubectl/invocation.ts';
import { targetsOf } from '../../runbook/kubectl/targets.ts';
import { editWord } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';
import { kindOfObject, otherName } from '../page-names.ts';
import { isPlainName } from '../plain-names.ts';

/** kubectl gets the name of another object of that type on the page, or a misspelt one. */
export const wrongName: Mutator = {
  name: 'wrong-name',
  *mutate({ commands }, page) {
    for (const command of commands) {
      const invocation = readInvocation(command);
      if (!invocation) continue;
      for (const { type, name } of targetsOf(invocation)) {
        if (name === undefined || !isPlainName(name)) continue;
        const other = otherName(page.names, kindOfObject(type), name);
        const slashed = `${type}/${name}`;
        const word = invocation.operands.findLast(({ text }) => text === slashed || text === name);
        if (other === undefined || !word) continue;
        const isSlashed = word.text === slashed;
        yield {
          what: `the ${type} is ${other} instead of ${name}`,
          edits: editWord(
            page,
            command,
            word.at,
            isSlashed ? [slashed, `${type}/${other}`] : [name, other],
          ),
        };
      }
    }
  },
};
