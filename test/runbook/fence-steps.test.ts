import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

/** Texts, each above `=>` and the first lines of its commands; `====` stands between them. */
const casesOf = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n====\n')
    .map((block) => {
      const at = block.lastIndexOf('\n=>');
      return { text: block.slice(0, at), commands: block.slice(at + 3).trim() };
    });

const commandsIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Restore\n\n${text}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? [step.text.split('\n', 1)[0]] : []))
    .join(' ;; ');

const subjects: Readonly<Record<string, string>> = {
  'steps of fences: here-documents, ends of sessions, usages, files of jobs': 'fence-steps.txt',
  'fences that are typed, and fences that only look so': 'read-or-not.txt',
  'steps in prose: places, examples, offers, aims': 'inline/offered-commands.txt',
};

for (const [subject, file] of Object.entries(subjects)) {
  describe(subject, () => {
    for (const { text, commands } of casesOf(file)) {
      it(JSON.stringify(text), () => expect(commandsIn(text)).to.equal(commands));
    }
  });
}
