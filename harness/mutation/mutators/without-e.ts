import { programAt } from '../../runbook/commands/program-at.ts';
import { editWord, withoutWords } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';

/** Programs whose `-e` turns what went wrong into an exit code; of grep and sed it is something else. */
const programs = ['redis-cli', 'jq', 'bash', 'sh', 'dash', 'set'];
const ofShells = new Set(['bash', 'sh', 'dash', 'set']);

/** A failure inside of a command does not become its exit code. */
export const withoutE: Mutator = {
  name: 'without-e',
  *mutate({ commands }, page) {
    for (const command of commands) {
      const at = programAt(command, ...programs);
      const program = command.words[at] ?? '';
      if (at < 0) continue;
      const option = command.words.findIndex((word, index) => index > at && hasE(word, program));
      const word = command.words[option] ?? '';
      // `set` without words would print all variables.
      if (option < 0 || (word === '-e' && program === 'set')) continue;
      const isWhole = word === '-e' || word === '--exit-status';
      const edits = isWhole
        ? withoutWords(page, command, option)
        : editWord(page, command, option, [word, word.replace('e', '')]);
      yield { what: `${program} has no ${word === '--exit-status' ? word : '-e'}`, edits };
    }
  },
};

function hasE(word: string, program: string): boolean {
  if (word === '-e') return true;
  if (program === 'jq') return word === '--exit-status' || /^-[rcsnMSja]*e[rcsnMSja]*$/.test(word);
  return ofShells.has(program) && /^-[ulxo]*e[ulxoc]+$/.test(word);
}
