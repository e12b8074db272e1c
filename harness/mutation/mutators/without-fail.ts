import { programAt } from '../../runbook/commands/program-at.ts';
import { editWord, withoutWords } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';

/** Letters of curl that take no value, with the one of --fail. */
const letters = /^-([sSfLkvgiIO]*f[sSfLkvgiIO]*)$/;

/** curl takes an error of the server for success. */
export const withoutFail: Mutator = {
  name: 'without-fail',
  *mutate({ commands }, page) {
    for (const command of commands) {
      const program = programAt(command, 'curl');
      if (program < 0) continue;
      for (const [at, word] of command.words.entries()) {
        if (at <= program) continue;
        const isWhole = /^(?:--fail|--fail-with-body|-f)$/.test(word);
        const group = letters.exec(word)?.[1];
        if (!isWhole && group === undefined) continue;
        const edits =
          isWhole || group === undefined
            ? withoutWords(page, command, at)
            : editWord(page, command, at, [word, `-${group.replace('f', '')}`]);
        yield { what: `curl has no ${isWhole ? word : '-f'}`, edits };
      }
    }
  },
};
