import { simpleCommands } from '../runbook/shell/simple-commands.ts';
import { readShell } from '../runbook/shell/statements.ts';

/** Commands that change how the shell goes on: its options, variables, folder or end. */
const ofShell = new Set(
  'set unset shopt export declare typeset local readonly read mapfile alias unalias cd pushd popd exit return exec source . eval trap umask ulimit enable hash wait'.split(
    ' ',
  ),
);

/** True if a later step of the same shell may notice that these commands ran. */
export const changesShell = (text: string): boolean =>
  readShell(text).some((part) => part.kind === 'statement' && part.sets.length > 0) ||
  simpleCommands(text).some(
    ({ words: [program = ''], background }) => background || ofShell.has(program),
  );
