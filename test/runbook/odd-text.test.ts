import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { cpuMs } from '../cpu-ms.ts';

const plain =
  '# Title\n\n## Restart\n\n1. Do:\n\n   ```bash\n   # why\n   a \\\n     b\n\tc\n   ```\n\n**RTO:** 5 min\n';

describe('odd text', () => {
  it('reads CRLF and lone CR as newlines, with the same places', () => {
    const expected = summary(plain);
    expect(expected).to.include.members(['9:4-10 a \\\n  b', 'claim 14:10 5 min']);
    expect(summary(plain.replaceAll('\n', '\r\n'))).to.deep.equal(expected);
    expect(summary(plain.replaceAll('\n', '\r'))).to.deep.equal(expected);
  });

  it('does not count a byte order mark as a column', () => {
    expect(summary(`\uFEFF${plain}`)).to.deep.equal(summary(plain));
    const { procedures } = parseRunbook('x.md', '\uFEFF# T\n```sh\na\n```\n');
    expect(procedures[0]?.place).to.deep.equal({ file: 'x.md', line: 1, column: 1 });
  });

  it('does not read front matter as a heading or a claim', () => {
    const front = '---\ntitle: x\nrto: 5 minutes\n---\n';
    const { title, claims, procedures } = parseRunbook('x.md', front + plain);
    expect(title).to.equal('Title');
    expect(claims.map(({ place }) => place.line)).to.deep.equal([18]);
    expect(procedures.map(({ place }) => place.line)).to.deep.equal([7]);
    expect(parseRunbook('x.md', `\uFEFF+++\r\na = 1\r\n+++\r\n# T`).title).to.equal('T');
  });

  it('does not read an unclosed `---` as front matter', () => {
    expect(parseRunbook('x.md', '---\n\n# T\n').title).to.equal('T');
  });

  it('skips HTML comments, and reads the text after them', () => {
    const text =
      '# T\n<!--\n```bash\nrm -rf /\n```\n5 minutes\n-->\nin <!-- 1 s --> prose\n```bash\nls\n```\n';
    expect(summary(text)).to.deep.equal(['1:1 T', '10:1-10 ls']);
  });

  it('reads an unclosed fence to the end of the document', () => {
    expect(summary('# T\n```bash\nls\n\npwd')).to.deep.equal(['1:1 T', '3:1-3 ls', '5:1-5 pwd']);
    expect(summary('# T\n> ```bash\n> ls\n\n# U\n')).to.deep.equal(['1:1 T', '3:3-3 ls']);
    expect(summary('# T\n```bash')).to.deep.equal([]);
    expect(summary('# T\n```yaml\n')).to.deep.equal([]);
  });

  it('names a document without headings after its file', () => {
    const runbook = parseRunbook('some/where/restart-web.md', '```bash\nls\n```\n');
    expect(runbook.title).to.equal('restart-web');
    expect(runbook.procedures.map(({ title, level, path }) => [title, level, path])).to.deep.equal([
      ['restart-web', 1, []],
    ]);
  });

  it('reads an empty file, and a file of blanks', () => {
    for (const text of ['', '\n', ' \t\r\n', '\uFEFF', '\0']) {
      const { procedures, claims, placeholders, title } = parseRunbook('x.md', text);
      expect([procedures, claims, placeholders, title]).to.deep.equal([[], [], [], 'x']);
    }
  });

  it('hashes the text unchanged', () => {
    expect(parseRunbook('x.md', 'abc').sha256).to.match(/^ba7816bf8f01cfea/);
    expect(parseRunbook('x.md', '\r\n').text).to.equal('\r\n');
  });

  it('counts columns in UTF-16 units, and tabs as one', () => {
    expect(summary('# T\n- x\n\n\t```bash\n\tls\n\t```\n')).to.include('5:2-5 ls');
    expect(summary('# T 🙂\n🙂 within 5 s\n```bash\n🙂 <a-b>\n```\n')).to.include(
      'claim 2:4 within 5 s',
    );
  });

  it('is read in time proportional to its length', () => {
    const hostile = [
      `\`\`\`bash\n${'kubectl get pods -n web # now\n'.repeat(100_000)}\`\`\`\n`,
      `\`\`\`bash\n${'# no command\n\n'.repeat(100_000)}\`\`\`\n`,
      `${'> '.repeat(10_000)}x\n`,
      `${'- '.repeat(2_000)}x\n`,
      `${'> '.repeat(5_000)}\`\`\`bash\n`,
      '`'.repeat(500_000),
      '` `` '.repeat(100_000),
      '<!--'.repeat(200_000),
      '<!---->'.repeat(100_000),
      '**a '.repeat(200_000),
      '[a]('.repeat(200_000),
      '<a '.repeat(200_000),
      '1 '.repeat(400_000),
      '5 minutes '.repeat(20_000),
      'recover '.repeat(50_000),
      `${' '.repeat(500_000)}5`,
      `within${' '.repeat(500_000)}5 s`,
      '# x\n\n1. y:\n\n'.repeat(20_000),
      `${'#'.repeat(6)} a\n`.repeat(50_000),
      '| a | 5 s |\n'.repeat(20_000),
    ];
    for (const text of hostile) {
      const ms = cpuMs(() => parseRunbook('x.md', text));
      expect(ms, JSON.stringify(text.slice(0, 12))).to.be.below(10_000);
    }
  });
});

/** Procedures with steps, then claims, each with its place. */
function summary(text: string): string[] {
  const { procedures, claims } = parseRunbook('x.md', text);
  const lines = procedures.flatMap(({ title, place, steps }) => [
    `${place.line}:${place.column} ${title}`,
    ...steps.map((step) => `${step.place.line}:${step.place.column}-${step.endLine} ${step.text}`),
  ]);
  const stated = claims.map(
    (claim) => `claim ${claim.place.line}:${claim.place.column} ${claim.text}`,
  );
  return [...lines, ...stated];
}
