import { expect } from 'chai';
import { underline } from '../../../harness/report/check/source-line.ts';
import { formatCheckText } from '../../../harness/report/check/text.ts';
import { noPaint } from '../../../harness/report/paint.ts';
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
      '1 error, 1 warning, 1 note in 1 of 2 runbooks; 4 silenced by comments; 60 more left out: see --all',
    ]);
    expect(formatCheckText(checked([]))).to.equal('nothing found in 2 runbooks');
  });

  it('keeps to the width of the terminal', () => {
    const why =
      'It is said in a good many words, and in «aVeryLongOneThatFitsIntoNoLineAtAll» too.';
    const text = formatCheckText(checked([finding({ why, instead: 'one \\\n  two' })]), {
      columns: 40,
    });
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
    const shown = formatCheckText(cut, { columns: 40 }).split('\n')[1] ?? '';
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
    const text = formatCheckText(checked([finding({ severity: 'error' })]), { paint });
    expect(text).to.include('ops/shop.md:4:1: <bad>error</bad> ').and.include('<bad>^^^^</bad>');
    expect(text).to.match(/\n<bad>1 error in .*<\/bad>$/);
  });
});

describe('many findings as text', () => {
  const why = ['It hides a failure.', 'It never works.'] as const;
  const many = (count: number, file = 'ops/shop.md') =>
    Array.from({ length: count }, (_, at) =>
      finding({
        ...(at % 3 === 2 && { rule: 'no-such-flag', severity: 'error', why: why[1] }),
        place: { file, line: 4 + (at % 2), column: 1 },
      }),
    );
  const two = (one: number, other: number) => {
    const [shop, quiet] = checked(many(one)).runbooks;
    if (!shop || !quiet) throw new Error('two runbooks are missing');
    const cart = { ...shop, file: 'ops/cart.md', findings: many(other, 'ops/cart.md') };
    return { ...checked([]), runbooks: [shop, cart, quiet] };
  };

  it('begin with the rules, the gravest first', () => {
    expect(formatCheckText(two(6, 1)).split('\n').slice(0, 4)).to.deep.equal([
      '  2  error    no-such-flag       in 1 runbook',
      '  5  warning  curl-without-fail  in 2 runbooks',
      '',
      'ops/shop.md: 2 errors, 4 warnings',
    ]);
    expect(formatCheckText(checked(many(5))).split('\n')[0]).to.match(/^ops\/shop\.md:4:1: /);
  });

  it('have a heading for each runbook, if there are several', () => {
    const headings = (text: string) => text.split('\n').filter((line) => /^\S+: \d/.test(line));
    expect(headings(formatCheckText(two(2, 3)))).to.deep.equal([
      'ops/shop.md: 2 warnings',
      'ops/cart.md: 1 error, 2 warnings',
    ]);
    expect(headings(formatCheckText(checked(many(3))))).to.deep.equal([]);
  });

  it('say why once for each rule', () => {
    const text = formatCheckText(two(6, 6));
    expect(text.match(/^ {2}why {5}.*/gm)).to.deep.equal([
      '  why     It reports success for a 500.',
      `  why     ${why[1]}`,
    ]);
    expect(text.match(/^ {2}instead /gm)).to.have.length(12);
  });

  it('are the worst ones only, and say how to get the others', () => {
    const text = formatCheckText(two(30, 33), { most: 50 });
    const shown = text.match(/^ops\/\w+\.md:\d+:1: \w+/gm) ?? [];
    expect(shown).to.have.length(50);
    expect(shown.filter((line) => line.endsWith('error'))).to.have.length(21);
    expect(text).to.include('\nops/cart.md: 11 errors, 22 warnings (20 shown)\n');
    expect(text.split('\n').slice(-3)).to.deep.equal([
      'The worst 50 of 63 are shown: --all shows the others, --rule NAME or --min-severity error only some.',
      'To start with a clean slate: --write-baseline accepts what is there, --baseline FILE then shows only what is new.',
      '21 errors, 42 warnings in 2 of 3 runbooks',
    ]);
    expect(formatCheckText(two(30, 33)).match(/^ops\/\w+\.md:\d/gm)).to.have.length(63);
  });

  it('do not drown in notices', () => {
    const notices = Array.from({ length: 200 }, (_, at) => `ops/${at}.md: no command was found.`);
    const lines = formatCheckText(checked([], { notices }), { most: 50 }).split('\n');
    expect(lines).to.have.length(12);
    expect(lines[10]).to.equal('And 190 more notices like these: see --all.');
    expect(formatCheckText(checked([], { notices })).split('\n')).to.have.length(201);
  });

  it('count what is known, and what nobody asked for', () => {
    const some = checked([]);
    const runbooks = some.runbooks.map((one) => ({ ...one, known: 4, unselected: 3 }));
    expect(formatCheckText({ ...some, runbooks })).to.equal(
      'nothing found in 2 runbooks; 8 known from the baseline; 6 not asked for',
    );
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
