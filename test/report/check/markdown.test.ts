import { expect } from 'chai';
import { formatCheckMarkdown } from '../../../harness/report/check/markdown.ts';
import { checked, finding } from './checks.ts';

describe('check as Markdown', () => {
  it('has one row for each finding, the worst first', () => {
    const findings = [finding(), finding({ severity: 'error', line: 5 })];
    expect(formatCheckMarkdown(checked(findings)).split('\n')).to.deep.equal([
      '# Runbooks: 1 error, 1 warning in 1 of 2 runbooks',
      '',
      '|  | Line | Found | Rule |',
      '| --- | --- | --- | --- |',
      '| error | `ops/shop.md:5:1` | `curl` succeeds here.<br>It reports success for a 500.<br>Instead: `curl --fail …` | `curl-without-fail` |',
      '| warning | `ops/shop.md:4:1` | `curl` succeeds here.<br>It reports success for a 500.<br>Instead: `curl --fail …` | `curl-without-fail` |',
    ]);
  });

  it('says that nothing was found, and prints the notices', () => {
    const text = formatCheckMarkdown(checked([], { notices: ['shellcheck is <missing>.'] }));
    expect(text).to.equal(
      '# Runbooks: nothing found in 2 runbooks\n\n_shellcheck is &lt;missing>._',
    );
  });

  it('lets no text of a runbook become Markdown or HTML', () => {
    const text = 'Of `a | b` <script>x</script> [y](http://z.test) | `c\n\n# d.';
    const [line = ''] = formatCheckMarkdown(checked([finding({ text, instead: 'a\n| b' })]))
      .split('\n')
      .slice(4);
    expect(line).to.include('Of `a \\| b` &lt;script>x&lt;/script> \\[y\\](http://z.test) \\| ');
    expect(line).to.include('Instead: `a \\| b`');
  });

  it('stays below the limit of a job’s summary', () => {
    const many = Array.from({ length: 20_000 }, () => finding());
    const text = formatCheckMarkdown(checked(many));
    expect(text.length).to.be.below(1_000_000);
    expect(text).to.include('And 19500 more');
  });
});
