import { editWord, withoutWords } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';

const programs = /^(?:set|(?:\/bin\/)?bash|(?:\/bin\/)?sh)$/;

/** A pipe ends as its last command does, whatever became of the others. */
export const withoutPipefail: Mutator = {
  name: 'without-pipefail',
  *mutate({ commands }, page) {
    for (const command of commands) {
      const { words } = command;
      const at = words.indexOf('pipefail');
      const option = words[at - 1] ?? '';
      if (!words.slice(0, at).some((word) => programs.test(word))) continue;
      if (!/^-[a-z]*o$/.test(option)) continue;
      const what = 'pipefail is not set';
      if (option !== '-o') {
        const [letters] = editWord(page, command, at - 1, [option, option.slice(0, -1)]);
        const [name] = withoutWords(page, command, at);
        if (letters && name) yield { what, edits: [letters, name] };
      } else if (words.length > 3) {
        yield { what, edits: withoutWords(page, command, at - 1, 2) };
      } else {
        // `set` without words would print all variables.
        yield { what, edits: editWord(page, command, at - 1, ['-o', '+o']) };
      }
    }
  },
};
