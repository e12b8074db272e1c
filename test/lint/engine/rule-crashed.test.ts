import { expect } from 'chai';
import { checkDocument, checkRunbook } from '../../../harness/lint/engine/check.ts';
import { settle } from '../../../harness/lint/engine/final-findings.ts';
import { noSettings } from '../../../harness/lint/engine/levels.ts';
import type { Rule } from '../../../harness/lint/engine/rule.ts';
import { parseSettings } from '../../../harness/lint/engine/settings.ts';
import { type LintDocument, readDocument } from '../../../harness/lint/read/document.ts';
import { thrown } from '../../scenario/thrown.ts';

const rule = (name: string, check: Rule['check']): Rule => ({
  ...{ name, severity: 'warning', why: 'It is made up.', examples: { bad: [], good: [] }, check },
});
const curls = rule('curl-without-fail', function* ({ commands }) {
  for (const { words, at } of commands)
    if (words[0] === 'curl') yield { ...at(0), text: 'A curl.' };
});
const crash = (): never => {
  throw new TypeError('no such column');
};
const crashing = rule('glob-in-cp', crash);
const text = '# Shop\n\n```sh\ncurl http://shop/\ncurl http://cart/\n```\n';
const rows = (found: ReturnType<typeof checkRunbook>) =>
  found.map(({ rule, place }) => `${place.line} ${rule}`);
const settled = (written: string, rules: readonly Rule[], settings = noSettings) =>
  settle(readDocument('a.md', written), checkRunbook('a.md', written, rules), settings, true);

describe('a rule that crashes', () => {
  it('is a finding of its own, and the other rules go on', () => {
    const found = checkRunbook('a.md', text, [crashing, curls]);
    expect(rows(found)).to.deep.equal([
      '1 rule-crashed',
      '4 curl-without-fail',
      '5 curl-without-fail',
    ]);
    const [first] = found;
    expect(first).to.include({ severity: 'error', crashed: 'glob-in-cp' });
    expect(first?.place).to.deep.equal({ file: 'a.md', line: 1, column: 1 });
    expect(first?.text).to.include('`glob-in-cp`').and.include('TypeError: no such column');
    expect(first?.instead).to.match(/please report it/i);
  });

  it('keeps what it found before', () => {
    const halfway = rule('curl-without-fail', function* (document) {
      yield* [...curls.check(document)].slice(0, 1);
      crash();
    });
    expect(rows(checkRunbook('a.md', text, [halfway]))).to.deep.equal([
      '1 rule-crashed',
      '4 curl-without-fail',
    ]);
  });

  it('is reported for any thrown value, and for code that the rules share', () => {
    const odd = rule('glob-in-cp', () => {
      throw Object.create(null);
    });
    expect(rows(checkRunbook('a.md', text, [odd]))).to.deep.equal(['1 rule-crashed']);
    const document: LintDocument = {
      ...readDocument('a.md', text),
      get blocks() {
        return crash();
      },
    };
    const readers = ['glob-in-cp', 'patch-without-type'].map((name) =>
      rule(name, ({ blocks }) => blocks.map(() => crash())),
    );
    expect(rows(checkDocument(document, [...readers, curls]))).to.deep.equal([
      '1 rule-crashed',
      '1 rule-crashed',
      '1 rule-crashed',
      '4 curl-without-fail',
      '5 curl-without-fail',
    ]);
  });

  it('is not silenced by a comment, and a finding says so', () => {
    const comment = '<!-- firedrill: ignore rule-crashed in "//shop": we know -->\n\n';
    const { findings, silenced } = settled(comment + text, [crashing]);
    expect(rows(findings)).to.deep.equal(['1 rule-crashed', '1 ignore-without-effect']);
    expect(findings[1]?.text).to.match(/`rule-crashed` cannot be silenced/);
    expect(silenced).to.equal(0);
    const onFirst = '# Shop\n<!-- firedrill: ignore rule-crashed: we know -->\nx\n';
    expect(rows(settled(onFirst, [crashing]).findings)).to.include('1 rule-crashed');
  });

  it('cannot be set to another level', () => {
    for (const level of ['off', 'note', 'warning']) {
      const error = thrown(() =>
        parseSettings('s.yaml', `check: { rules: { rule-crashed: ${level} } }`),
      );
      expect(error).to.include({ code: 'BAD_SETTINGS', exitCode: 2 });
      expect(error.message).to.match(/rule-crashed.*cannot be set/);
    }
  });

  it('does not make a comment look as if it had no effect', () => {
    const comment = '<!-- firedrill: ignore glob-in-cp in "//shop": a person reads it -->\n';
    const written = text.replace('```sh', `${comment}\`\`\`sh`);
    expect(rows(settled(written, [crashing]).findings)).to.deep.equal(['1 rule-crashed']);
    expect(rows(settled(written, []).findings)).to.deep.equal(['3 ignore-without-effect']);
  });

  it('is never left out, however many other findings there are', () => {
    const many = rule('curl-without-fail', ({ source }) =>
      Array.from({ length: 1200 }, (_, index) => ({
        ...{ place: source.placeAt(0), text: `Curl ${index}.`, severity: 'error' as const },
      })),
    );
    const { findings, omitted } = settled(text, [many, crashing]);
    expect(rows(findings)).to.include('1 rule-crashed');
    expect(omitted).to.equal(200);
  });

  it('is also reported if reading the silencing comments fails', () => {
    const document: LintDocument = {
      ...readDocument('a.md', text),
      get source() {
        return crash();
      },
    };
    const { findings } = settle(document, checkRunbook('a.md', text, [curls]), noSettings, true);
    expect(rows(findings)).to.deep.equal([
      '1 rule-crashed',
      '4 curl-without-fail',
      '5 curl-without-fail',
    ]);
    expect(findings[0]?.text).to.include('comments');
  });
});
