import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { kindsOf } from './kinds-of.ts';

/** A line each: `+` or `-`, then a command; `⏎` stands for a line break. */
const rows = readFileSync(new URL('harm-by-name.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^[+-] /.test(line))
  .map((line) => ({ found: line[0] === '+', text: line.slice(2).replaceAll('⏎', '\n') }));

describe('dangers: files, tasks, plugins, credentials, requests and restarts, by their names', () => {
  for (const { found, text } of rows) {
    it(`${text}: ${found ? 'some' : 'none'}`, () =>
      found
        ? expect(kindsOf(text)).not.to.deep.equal([])
        : expect(kindsOf(text)).to.deep.equal([]));
  }
});
