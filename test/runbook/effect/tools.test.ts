import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { kindsOf } from './kinds-of.ts';

/** The commands of a file, one a line. */
const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

// The kinds themselves are in dangers-by-field.test.ts.
describe('dangers of many tools', () => {
  for (const text of linesOf('dangerous.txt')) {
    it(`${text}: some`, () => expect(kindsOf(text)).not.to.deep.equal([]));
  }
  for (const text of linesOf('harmless.txt')) {
    it(`${text}: none`, () => expect(kindsOf(text)).to.deep.equal([]));
  }
});
