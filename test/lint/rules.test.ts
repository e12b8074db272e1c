import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'chai';
import { rules } from '../../harness/lint/engine/all-rules.ts';
import { checkRunbook } from '../../harness/lint/engine/check.ts';
import { readExample } from './examples.ts';

for (const rule of rules) {
  describe(`rule ${rule.name}`, () => {
    const files = (path: string) => rule.examples.files?.includes(path) ?? false;
    const check = (text: string) => checkRunbook('example.md', text, [rule], files);
    for (const written of rule.examples.bad) {
      it(`finds: ${written.split('\n').join(' ⏎ ')}`, () => {
        const { text, marked } = readExample(written);
        expect(marked, 'marked places').not.to.deep.equal([]);
        const found = check(text);
        expect(found.map(({ place, length }) => [place.line, place.column, length])).to.deep.equal(
          marked,
        );
      });
    }
    for (const written of rule.examples.good) {
      it(`accepts: ${written.split('\n').join(' ⏎ ')}`, () => {
        expect(check(readExample(written).text)).to.deep.equal([]);
      });
    }
    it('reports in full sentences', () => {
      const findings = rule.examples.bad.flatMap((written) => check(readExample(written).text));
      for (const { text } of findings) expect(text).to.match(/^[A-Z`"].*\.$/s);
      expect(rule.why).to.match(/^[A-Z`"].*\.$/s);
      expect(rule.name).to.match(/^[a-z]+(-[a-z]+)+$/);
    });
  });
}

describe('the list of rules', () => {
  it('has every file of a category, each named after its rule', () => {
    const cwd = new URL('../../harness/lint/rules/', import.meta.url).pathname;
    const files = globSync('*/*.ts', { cwd }).map((file) => basename(file, '.ts'));
    expect(rules.map(({ name }) => name)).to.have.members(files);
  });
});
