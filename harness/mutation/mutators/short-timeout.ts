import { waitsOf } from '../../lint/read/waits.ts';
import { readInvocation } from '../../runbook/kubectl/invocation.ts';
import { editWord } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';

const second = 1000;

/** A time-out is one second, whatever it waits for. */
export const shortTimeout: Mutator = {
  name: 'short-timeout',
  *mutate({ commands }, page) {
    for (const command of commands) {
      const { words } = command;
      if (words[0] === 'sleep') continue;
      for (const { ms, at } of waitsOf(command)) {
        const isFlag = words[at]?.startsWith('--') ?? false;
        // A flag of another program may count something else.
        if (ms <= second || (isFlag && !readInvocation(command))) continue;
        const holdsValue = isFlag && words[at]?.includes('=');
        const where = isFlag && !holdsValue ? at + 1 : at;
        const [, flag = '', value = ''] = /^(--timeout=)?(.+)$/s.exec(words[where] ?? '') ?? [];
        const short = /[a-z]$/.test(value) ? '1s' : '1';
        yield {
          what: `the time-out is ${short} instead of ${value}`,
          edits: editWord(page, command, where, [`${flag}${value}`, `${flag}${short}`]),
        };
      }
    }
  },
};
