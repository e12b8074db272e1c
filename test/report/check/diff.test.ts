import { expect } from 'chai';
import { unifiedDiff } from '../../../harness/report/check/diff.ts';

const numbered = (count: number, end = '\n') =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n') + end;

describe('a unified diff', () => {
  it('is empty for the same text', () => {
    expect(unifiedDiff('a.md', numbered(3), numbered(3))).to.equal('');
  });

  it('joins changes that are near, and starts another hunk for those that are not', () => {
    const before = numbered(20);
    const after = before
      .replace('line 2\n', 'two\n')
      .replace('line 8\n', 'eight\n')
      .replace('line 20\n', 'twenty\n');
    const lines = unifiedDiff('my ops/a.md', before, after).split('\n');
    expect(lines.slice(0, 2)).to.deep.equal(['--- a/my ops/a.md\t', '+++ b/my ops/a.md\t']);
    expect(lines.filter((line) => line.startsWith('@@'))).to.deep.equal([
      '@@ -1,11 +1,11 @@',
      '@@ -17,4 +17,4 @@',
    ]);
    expect(lines.filter((line) => /^[-+](?![-+])/.test(line))).to.deep.equal([
      '-line 2',
      '+two',
      '-line 8',
      '+eight',
      '-line 20',
      '+twenty',
    ]);
  });

  it('says where the last line has no newline', () => {
    const [before, after] = [numbered(2, ''), numbered(2, '').replace('line 2', 'two')];
    expect(unifiedDiff('/ops/a.md', before, after)).to.equal(
      [
        '--- /ops/a.md',
        '+++ /ops/a.md',
        '@@ -1,2 +1,2 @@',
        ' line 1',
        '-line 2',
        '\\ No newline at end of file',
        '+two',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });
});
