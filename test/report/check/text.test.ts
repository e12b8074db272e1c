import { expect } from 'chai';
import { underline } from '../../../harness/report/check/source-line.ts';
import { formatCheckText } from '../../../harness/report/check/text.ts';
import { noPaint } from '../../../harness/report/text.ts';
import { checked, finding } from './checks.ts';

describe('check as text', () => {
  it('shows the line, what is wrong, why, and what to write', () => {
    expect(formatCheckText(checked([finding()])).split('\n')).to.deep.equal([
      'ops/shop.md:4:1: warning curl-without-fail: `curl` succeeds here.',
      '  4 │ curl http://shop/',
      '    │ ^^^^',
      '  why     It reports success for a 500.',
      '  instead curl --fail …',
      '',
      '1 warning in 1 of 2 runbooks',
    ]);
  });

  it('keeps tabs, so that the marks line up with the text', () => {
    const text = formatCheckText(checked([finding({ line: 5, column: 2 })]));
    expect(text).to.include('\n  5 │ \tcurl http://cart/\n    │ \t^^^^\n');
  });

  it('counts at the end, with what was silenced or left out', () => {
    const findings = [finding({ severity: 'error' }), finding({ severity: 'note' }), finding()];
    const some = checked(findings, { notices: ['shellcheck is missing.'] });
    const runbooks = some.runbooks.map((runbook) => ({ ...runbook, silenced: 2, omitted: 30 }));
    expect(
      formatCheckText({ ...some, runbooks })
        .split('\n')
        .slice(-2),
    ).to.deep.equal([
      'shellcheck is missing.',
      '1 error, 1 warning, 1 note in 1 of 2 runbooks; 4 silenced by comments; 60 more left out',
    ]);
    expect(formatCheckText(checked([]))).to.equal('nothing found in 2 runbooks');
  });

  it('keeps to the width of the terminal', () => {
    const why =
      'It is said in a good many words, and in «aVeryLongOneThatFitsIntoNoLineAtAll» too.';
    const text = formatCheckText(
      checked([finding({ why, instead: 'one \\\n  two' })]),
      noPaint,
      40,
    );
    expect(text.split('\n').slice(3, 10)).to.deep.equal([
      '  why     It is said in a good many',
      '          words, and in',
      '          «aVeryLongOneThatFitsIntoNoLineAtAll»',
      '          too.',
      // Text to copy is not wrapped.
      '  instead one \\',
      '            two',
      '',
    ]);
    const long = `curl ${'x'.repeat(100)}`;
    const [runbook] = checked([finding({ line: 1 })]).runbooks;
    if (!runbook) throw new Error('no runbook');
    const cut = { ...checked([]), runbooks: [{ ...runbook, text: long }] };
    const shown = formatCheckText(cut, noPaint, 40).split('\n')[1] ?? '';
    expect(shown.length).to.be.within(35, 40);
    expect(shown).to.match(/^ {2}1 │ curl x+…$/);
  });

  it('does not let a runbook control the terminal', () => {
    const text = '\u001b]0;title\u0007\u001b[31mred \u202eorder\n';
    const result = checked([finding({ line: 1, text: 'A \u001b[2Jword.' })]);
    const [runbook] = result.runbooks;
    if (!runbook) throw new Error('no runbook');
    const shown = formatCheckText({ ...result, runbooks: [{ ...runbook, text }] });
    expect(shown).to.not.match(/(?![\n\t])\p{Cc}|\u202e/u);
    expect(shown).to.include('A word.');
  });

  it('paints only with the paint it is given', () => {
    const paint = { ...noPaint, bad: (text: string) => `<bad>${text}</bad>` };
    const text = formatCheckText(checked([finding({ severity: 'error' })]), paint);
    expect(text).to.include('ops/shop.md:4:1: <bad>error</bad> ').and.include('<bad>^^^^</bad>');
    expect(text).to.match(/\n<bad>1 error in .*<\/bad>$/);
  });
});

describe('a line of a document', () => {
  it('is cut around the place if it is long', () => {
    const line = `${'a'.repeat(500)}bad${'c'.repeat(500)}`;
    const { shown, marks } = underline(line, 501, 3);
    expect(shown).to.match(/^…a{30}badc{87}…$/);
    expect(shown.slice(marks.indexOf('^'), marks.length)).to.equal('bad');
    expect(underline('a'.repeat(1000), 1, 1000).marks).to.equal('^'.repeat(120));
  });

  it('has at least one mark, even after its end', () => {
    expect(underline('ab', 3, 0)).to.deep.equal({ shown: 'ab', marks: '  ^' });
    expect(underline('', 1, 1)).to.deep.equal({ shown: '', marks: '^' });
  });

  it('marks wide characters by as many columns as a terminal uses', () => {
    const marksOf = (line: string, bad: string) =>
      underline(line, line.indexOf(bad) + 1, bad.length).marks;
    expect(marksOf('🔥 curl', 'curl')).to.equal('   ^^^^');
    const text = 'echo "日本語のテキスト😀" && curl http://shop/';
    expect(marksOf(text, 'curl')).to.equal(`${' '.repeat(6 + 9 * 2 + 5)}^^^^`);
    expect(marksOf('echo 한국어 ｗ ｶﾅ', 'ｶﾅ')).to.equal(`${' '.repeat(5 + 6 + 1 + 2 + 1)}^^`);
    expect(marksOf('日本', '日本')).to.equal('^^^^');
    // Characters without a width of their own: combining accents and joined emoji.
    expect(marksOf('cafe\u0301 curl', 'curl')).to.equal('     ^^^^');
    expect(marksOf('👩\u200d🚒 curl', 'curl')).to.equal('   ^^^^');
    expect(marksOf('a\u200bb curl', 'curl')).to.equal('   ^^^^');
  });

  it('is cut by columns, never through a character', () => {
    const line = `${'火'.repeat(300)}curl${'🔥'.repeat(300)}`;
    const { shown, marks } = underline(line, 301, 4);
    expect(shown).to.match(/^…火{15}curl(?:🔥){43}…$/u);
    expect(marks).to.equal(`${' '.repeat(31)}^^^^`);
    expect(underline('abc'.repeat(30), 1, 3, 20).shown).to.match(/^[abc]{20}…$/);
  });
});
