import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { kindsOf } from './kinds-of.ts';

/** A line each: `+` or `-`, then a command; `⏎` stands for a line break. */
const rowsOf = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^[+-] /.test(line))
    .map((line) => ({ found: line[0] === '+', text: line.slice(2).replaceAll('⏎', '\n') }));

const subjects: Readonly<Record<string, string>> = {
  'dangers: files, tasks, plugins, credentials, requests and restarts, by their names':
    'harm-by-name.txt',
  'dangers: restores, promotions, whole applications, and dry runs': 'restores-and-dry-runs.txt',
  'dangers: a census of tools, and what only looks': 'by-tool.txt',
  'dangers: what wrappers, containers and machines carry, and what names say':
    'carried-and-named.txt',
};

for (const [subject, file] of Object.entries(subjects)) {
  describe(subject, () => {
    for (const { found, text } of rowsOf(file)) {
      it(`${text}: ${found ? 'some' : 'none'}`, () =>
        found
          ? expect(kindsOf(text)).not.to.deep.equal([])
          : expect(kindsOf(text)).to.deep.equal([]));
    }
  });
}
