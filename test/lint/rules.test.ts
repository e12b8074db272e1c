import { expect } from 'chai';
import { checkRunbook } from '../../harness/lint/engine/check.ts';
import { rules } from '../../harness/lint/engine/rules.ts';
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
      it(`lets pass: ${written.split('\n').join(' ⏎ ')}`, () => {
        expect(check(readExample(written).text)).to.deep.equal([]);
      });
    }
    it('says what it means in sentences', () => {
      const findings = rule.examples.bad.flatMap((written) => check(readExample(written).text));
      for (const { text } of findings) expect(text).to.match(/^[A-Z`"].*\.$/s);
      expect(rule.why).to.match(/^[A-Z`"].*\.$/s);
      expect(rule.name).to.match(/^[a-z]+(-[a-z]+)+$/);
    });
  });
}

it('rules have a name each', () => {
  expect(new Set(rules.map(({ name }) => name)).size).to.equal(rules.length);
});
