import { expect } from 'chai';
import { checkRunbook } from '../../../harness/lint/engine/check.ts';
import { settle } from '../../../harness/lint/engine/final-findings.ts';
import { ignoreRules } from '../../../harness/lint/engine/ignores.ts';
import { type CheckSettings, noSettings } from '../../../harness/lint/engine/levels.ts';
import type { Rule } from '../../../harness/lint/engine/rule.ts';
import { parseSettings } from '../../../harness/lint/engine/settings.ts';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { readExample } from '../examples.ts';

/** A stand-in under a known name; finds each `curl` that has only an address. */
const curlWithoutFail: Rule = {
  name: 'curl-without-fail',
  severity: 'warning',
  why: '',
  examples: { bad: [], good: [] },
  *check({ commands }) {
    for (const { words, at } of commands) {
      if (words[0] === 'curl' && words.length === 2) yield { ...at(0), text: 'A curl.' };
    }
  },
};

const check = (text: string, settings: CheckSettings = noSettings, shellcheck = false) =>
  settle(
    readDocument('a.md', text),
    checkRunbook('a.md', text, [curlWithoutFail]),
    settings,
    shellcheck,
  );

const rows = (text: string, settings?: CheckSettings, shellcheck?: boolean) =>
  check(text, settings, shellcheck).findings.map(
    ({ rule, place }) => `${place.line}:${place.column} ${rule}`,
  );

for (const { name, examples, why } of ignoreRules) {
  describe(`rule ${name}`, () => {
    const found = (text: string) => check(text).findings.filter(({ rule }) => rule === name);
    for (const written of examples.bad) {
      it(`finds: ${written.split('\n').join(' ⏎ ')}`, () => {
        const { text, marked } = readExample(written);
        expect(found(text).map(({ place, length }) => [place.line, place.column, length])).to.eql(
          marked,
        );
        for (const finding of found(text)) expect(finding.text).to.match(/^[A-Z`].*[.?]$/s);
        expect(why).to.match(/^[A-Z`].*\.$/s);
      });
    }
    for (const written of examples.good) {
      it(`accepts: ${written.split('\n').join(' ⏎ ')}`, () => {
        expect(found(written)).to.deep.equal([]);
      });
    }
  });
}

describe('comments that silence a finding', () => {
  const curl = (comment: string, ...lines: string[]) =>
    `${comment}\n\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n`;
  const ignore = (part: string) =>
    `<!-- firedrill: ignore curl-without-fail in "${part}": a person reads it -->`;

  it('silence one line of a fence, and no other', () => {
    const text = curl(ignore('//cart'), 'curl http://shop/', 'curl http://cart/');
    expect(rows(text)).to.deep.equal(['3:1 curl-without-fail']);
    expect(check(text).silenced).to.equal(1);
  });

  it('may follow each other, with blank lines between', () => {
    const both = `${ignore('//shop')}\n\n${ignore('//cart')}\n`;
    expect(rows(curl(both, 'curl http://shop/', 'curl http://cart/'))).to.deep.equal([]);
  });

  it('may span several lines, end a line of prose, and be in lists and quotes', () => {
    const long = '<!-- firedrill: ignore curl-without-fail in "//shop":\n  a person reads it -->';
    expect(rows(curl(long, 'curl http://shop/'))).to.deep.equal([]);
    expect(rows(curl(`Ask it: ${ignore('//shop')}`, 'curl http://shop/'))).to.deep.equal([]);
    const item = curl(`1. Ask it.\n\n${ignore('//shop')}`, 'curl http://shop/');
    expect(rows(item.replaceAll(/\n(?=.)/g, '\n   '))).to.deep.equal([]);
    const quote = curl(`Ask it.\n\n${ignore('//shop')}\n`, 'curl http://shop/');
    expect(rows(quote.replaceAll(/^/gm, '> '))).to.deep.equal([]);
    expect(rows(item.replaceAll('\n', '\r\n'))).to.deep.equal([]);
  });

  it('silence nothing without a reason', () => {
    const comment = '<!-- firedrill: ignore curl-without-fail in "//shop" -->';
    expect(rows(curl(comment, 'curl http://shop/'))).to.deep.equal([
      '1:1 ignore-without-reason',
      '3:1 curl-without-fail',
    ]);
  });

  it('have an effect only once', () => {
    const twice = `${ignore('//shop')}\n${ignore('//shop')}`;
    expect(rows(curl(twice, 'curl http://shop/'))).to.deep.equal(['2:1 ignore-without-effect']);
  });

  it('are not reported as without effect if their rule did not run', () => {
    const off = parseSettings('s.yaml', 'check: { rules: { curl-without-fail: off } }');
    expect(rows(curl(ignore('//shop'), 'curl http://shop/'), off)).to.deep.equal([]);
    const quoting = '<!-- firedrill: ignore SC2086 in "echo": one word -->';
    expect(rows(curl(quoting, 'echo $a'))).to.deep.equal([]);
    expect(rows(curl(quoting, 'echo $a'), noSettings, true)).to.deep.equal([
      '1:1 ignore-without-effect',
    ]);
  });

  it('name the rule that was meant', () => {
    const text = curl('<!-- firedrill: ignore curl-witout-fail: typing -->', 'curl http://shop/');
    expect(check(text).findings[0]?.text).to.include('Did you mean "curl-without-fail"?');
  });

  it('are handled in time, however many a text has', () => {
    const many = `${ignore('//shop')}\n`.repeat(6000);
    const { findings, omitted } = check(curl(many, 'curl http://shop/'));
    expect([findings.length, omitted]).to.deep.equal([1000, 4999]);
    expect(check('<!-- firedrill:'.repeat(30_000)).findings).to.deep.equal([]);
  });
});

describe('levels of rules', () => {
  const text = '```sh\ncurl http://shop/\n```\n';
  const level = (name: string) =>
    parseSettings('s.yaml', `check: { rules: { curl-without-fail: ${name} } }`);

  it('decide which findings are listed if there are too many', () => {
    const many = `\`\`\`sh\n${'curl http://shop/\n'.repeat(1200)}\`\`\`\n`;
    const late = `${many}\n<!-- firedrill: nothing -->\n`;
    const settings = parseSettings('s.yaml', 'check: { rules: { ignore-without-effect: error } }');
    const { findings, omitted } = check(late, settings);
    expect([findings.length, omitted]).to.deep.equal([1000, 201]);
    expect(findings.at(-1)?.severity).to.equal('error');
  });

  it('follow the settings', () => {
    expect(check(text).findings[0]?.severity).to.equal('warning');
    expect(check(text, level('error')).findings[0]?.severity).to.equal('error');
    expect(check(text, level('off')).findings).to.deep.equal([]);
    expect(check(text, level('off')).silenced).to.equal(0);
  });
});
