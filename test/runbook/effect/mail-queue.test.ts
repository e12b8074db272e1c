import { expect } from 'chai';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { dangersOf } from '../../../harness/runbook/effect/dangers.ts';

const said = (text: string) =>
  readDocument('x.md', `# R\n\n\`\`\`bash\n${text}\n\`\`\`\n`)
    .commands.flatMap((command) => dangersOf(command))
    .map((danger) => JSON.stringify(danger));

describe('what is said of a queue of mail', () => {
  for (const [text, words] of [
    ['postsuper -h ALL', 'holds mail that waits'],
    ['postsuper -r ALL deferred', 'queues mail that waits anew'],
    ['postsuper -H ALL', 'releases mail that was held'],
  ] as const)
    it(text, () => expect(said(text).join()).to.include(words));
});
