import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

/** A line each: a command, ` =>`, and the names of its placeholders in order; `⏎` stands for a line break. */
const rows = readFileSync(new URL('stand-ins.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const at = line.lastIndexOf(' =>');
    return { text: line.slice(0, at).replaceAll('⏎', '\n'), names: line.slice(at + 3).trim() };
  });

const holesIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Restore\n\n\`\`\`bash\n${text}\n\`\`\`\n`)
    .placeholders.map(({ name }) => name)
    .join(' ');

describe('placeholders: sample identifiers, logins, numbered machines, alternatives, dates', () => {
  for (const { text, names } of rows) {
    it(`${text}: ${names || 'none'}`, () => expect(holesIn(text)).to.equal(names));
  }
});
