import { readDocument } from '../../../harness/lint/read/document.ts';
import { dangersOf } from '../../../harness/runbook/effect/dangers.ts';

/** The dangers of a shell text, with the word that shows each: `destroys pvc`. */
export const kindsOf = (text: string) => {
  const { commands } = readDocument('x.md', `# R\n\n\`\`\`bash\n${text}\n\`\`\`\n`);
  return commands
    .flatMap((command) => dangersOf(command))
    .map(({ kind, word }) => `${kind} ${word}`);
};
