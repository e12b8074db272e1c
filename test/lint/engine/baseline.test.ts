import { expect } from 'chai';
import { knownFindings, lineKey, withoutKnown } from '../../../harness/lint/engine/baseline.ts';
import { formatBaseline, parseBaseline } from '../../../harness/lint/engine/baseline-file.ts';
import { checkRunbook } from '../../../harness/lint/engine/check.ts';
import { linesOf } from '../../../harness/runbook/markdown/source.ts';

const runbook = (...lines: string[]) => `# Shop\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
const found = (text: string) =>
  checkRunbook('a.md', text).filter(({ rule }) => rule === 'curl-without-fail');
const accepted = (text: string) => knownFindings('a.md', found(text), linesOf(text));
const [cart, shop] = ['curl http://cart/', 'curl http://shop/'] as const;

describe('a baseline', () => {
  /** Lines of what is new, and what is gone. */
  const compare = (before: string, after: string) => {
    const { findings, gone } = withoutKnown(found(after), linesOf(after), accepted(before));
    return { fresh: findings.map(({ place }) => place.line), gone: gone.map(({ line }) => line) };
  };

  it('knows a finding again wherever its line has moved', () => {
    const before = runbook(cart, shop);
    const moved = `Some words.\r\n\r\n${runbook('uptime', shop, 'date', `  ${cart}`)}`;
    expect(compare(before, before)).to.deep.equal({ fresh: [], gone: [] });
    expect(compare(before, moved)).to.deep.equal({ fresh: [], gone: [] });
    expect(compare(before, `\uFEFF${before.replaceAll('\n', '\r\n')}`)).to.deep.equal({
      fresh: [],
      gone: [],
    });
  });

  it('takes an edited line, a further one and one more of the same for new', () => {
    const before = runbook(cart, shop);
    expect(compare(before, runbook(cart, `${shop}health`))).to.deep.equal({
      fresh: [5],
      gone: [shop],
    });
    expect(compare(before, runbook(cart, shop, 'curl http://till/'))).to.deep.equal({
      fresh: [6],
      gone: [],
    });
    expect(compare(before, runbook(cart, shop, cart)).fresh).to.deep.equal([6]);
  });

  it('counts equal lines, and lists what is gone', () => {
    const before = runbook(cart, cart, shop);
    expect(accepted(before)).to.deep.equal([
      { file: 'a.md', rule: 'curl-without-fail', line: cart, count: 2 },
      { file: 'a.md', rule: 'curl-without-fail', line: shop, count: 1 },
    ]);
    expect(compare(before, runbook(cart))).to.deep.equal({ fresh: [], gone: [cart, shop] });
  });

  it('accepts no crash of a rule', () => {
    const crash = { ...found(runbook(cart)).slice(0, 1)[0], rule: 'rule-crashed', crashed: 'x' };
    const crashes = [crash as ReturnType<typeof found>[number]];
    expect(knownFindings('a.md', crashes, [])).to.deep.equal([]);
    const listed = [{ file: 'a.md', rule: 'rule-crashed', line: '', count: 9 }];
    expect(withoutKnown(crashes, [''], listed).findings).to.deep.equal(crashes);
  });

  it('tells long lines apart by their ends too', () => {
    const long = 'x'.repeat(5000);
    expect(lineKey(long).length).to.be.below(230);
    expect(lineKey(`${long}a`)).to.not.equal(lineKey(`${long}b`));
    expect(lineKey('\t a \t b ')).to.equal('a b');
  });
});

describe('the file of a baseline', () => {
  const entries = [
    { file: 'b.md', rule: 'r', line: 'echo "x"', count: 1 },
    { file: 'a.md', rule: 's', line: '', count: 2 },
    { file: 'a.md', rule: '__proto__', line: 'z', count: 1 },
  ];

  it('has a version, and one entry a line in order', () => {
    expect(formatBaseline(entries)).to.equal(
      [
        '{',
        '  "version": 1,',
        '  "findings": [',
        '    {"file":"a.md","rule":"__proto__","line":"z"},',
        '    {"file":"a.md","rule":"s","line":"","count":2},',
        '    {"file":"b.md","rule":"r","line":"echo \\"x\\""}',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
    expect(parseBaseline('b.json', formatBaseline(entries))).to.have.deep.members(entries);
    expect(parseBaseline('b.json', formatBaseline([]))).to.deep.equal([]);
  });

  it('is refused in a sentence if it is something else', () => {
    const refusal = (text: string) => {
      try {
        return parseBaseline('b.json', text);
      } catch (error) {
        return String(error);
      }
    };
    for (const text of ['', '<<<<<<< HEAD', 'version: 1']) {
      expect(refusal(text)).to.include('b.json is not valid JSON.');
    }
    for (const text of ['[]', 'null', '{}', '{"version":1}', '{"version":1,"findings":[{}]}']) {
      expect(refusal(text), text).to.include('b.json is not a baseline.');
    }
    expect(refusal('{"version":2,"findings":{}}')).to.include(
      'b.json is a baseline of version 2, and this Firedrill knows version 1.',
    );
  });
});
