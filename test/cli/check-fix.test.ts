import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const bin = fileURLToPath(new URL('../../harness/bin.js', import.meta.url));
const wrong = '# Shop\r\n\r\n```bash\r\nkubectl get pods –n shop\r\nuptime\r\n```\r\n';
const right = wrong.replace('–', '-');
const quiet = '# Shop\n\n```bash\nuptime\n```\n';

describe('firedrill check --fix', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-fix-'));
    mkdirSync(join(folder, 'ops'));
    write('.firedrill.yaml', 'check: { rules: { shellcheck: off } }\n');
    write('ops/a.md', wrong);
    write('ops/b.md', quiet);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const check = (args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'check', ...args], {
      ...{ cwd: folder, input, encoding: 'utf8' },
      env: { NO_COLOR: '1', PATH: folder, HOME: folder, XDG_CACHE_HOME: join(folder, '.cache') },
    });
    return { status, stdout, stderr };
  };

  it('writes what is certain, reports what is left, and then has nothing to do', () => {
    expect(check(['ops']).stdout).to.match(/; 1 that --fix replaces\n$/);
    const { status, stdout, stderr } = check(['ops', '--fix']);
    expect(read('ops/a.md')).to.equal(right);
    expect(read('ops/b.md')).to.equal(quiet);
    expect(stderr).to.equal('ops/a.md: 1 replacement written.\n');
    expect(stdout).not.to.include('typographic-character');
    expect(status).to.equal(0);
    const { mtimeMs } = statSync(join(folder, 'ops/a.md'));
    expect(check(['ops', '--fix']).stderr).to.equal('');
    expect(statSync(join(folder, 'ops/a.md')).mtimeMs).to.equal(mtimeMs);
  });

  it('keeps the mode of a file, follows a link, and leaves no other file', () => {
    chmodSync(join(folder, 'ops/a.md'), 0o664);
    symlinkSync('a.md', join(folder, 'ops/link.md'));
    write('ops/a.md.new', 'somebody’s own');
    check(['ops/link.md', '--fix']);
    expect(read('ops/a.md')).to.equal(right);
    expect(statSync(join(folder, 'ops/a.md')).mode & 0o777).to.equal(0o664);
    expect(readdirSync(join(folder, 'ops'))).to.deep.equal(['a.md', 'a.md.new', 'b.md', 'link.md']);
    expect(read('ops/a.md.new')).to.equal('somebody’s own');
  });

  it('takes a file of a folder once, by its own name, whatever links lead to it', () => {
    symlinkSync('b.md', join(folder, 'ops/0-link.md'));
    symlinkSync('a.md', join(folder, 'ops/z-link.md'));
    symlinkSync('ops', join(folder, 'other'));
    const { stdout } = check(['other', 'ops', 'ops/z-link.md', '--format', 'json']);
    const { runbooks } = JSON.parse(stdout);
    expect(runbooks.map(({ file }: { file: string }) => file)).to.deep.equal([
      'other/a.md',
      'other/b.md',
    ]);
    expect(check(['ops', '--fix', '--dry-run']).stdout.match(/^--- /gm)).to.have.lengthOf(1);
    expect(check(['ops/z-link.md', '--fix']).stderr).to.equal(
      'ops/z-link.md: 1 replacement written.\n',
    );
  });

  it('--dry-run writes nothing, and prints a diff that git applies', () => {
    const { status, stdout, stderr } = check(['ops', '--fix', '--dry-run']);
    expect(status).to.equal(0);
    expect(read('ops/a.md')).to.equal(wrong);
    expect(stdout).to.equal(
      [
        '--- a/ops/a.md',
        '+++ b/ops/a.md',
        '@@ -1,6 +1,6 @@',
        ' # Shop\r',
        ' \r',
        ' ```bash\r',
        '-kubectl get pods –n shop\r',
        '+kubectl get pods -n shop\r',
        ' uptime\r',
        ' ```\r',
        '',
      ].join('\n'),
    );
    expect(stderr).to.match(/^--fix would write 1 replacement to 1 file\.\nAfter that: /);
    const applied = spawnSync('git', ['apply', '-'], {
      ...{ cwd: folder, input: stdout, encoding: 'utf8' },
    });
    expect(applied.stderr).to.equal('');
    expect(read('ops/a.md')).to.equal(right);
    const { stdout: none, stderr: nothing } = check(['ops', '--fix', '--dry-run']);
    expect(none).to.equal('');
    expect(nothing).to.match(/^Nothing to fix\.\n/);
  });

  it('ends with 1 where an error is left, before and after', () => {
    write('ops/b.md', '# Shop\n\n```bash\nkubectl get pods )\n```\n');
    expect(check(['ops', '--fix', '--dry-run']).status).to.equal(1);
    expect(check(['ops', '--fix']).status).to.equal(1);
    expect(read('ops/a.md')).to.equal(right);
  });

  it('keeps the report apart for a program', () => {
    const { stdout, stderr } = check(['ops', '--fix', '--format', 'json']);
    expect(JSON.parse(stdout).counts.error).to.equal(0);
    expect(stderr).to.equal('ops/a.md: 1 replacement written.\n');
  });

  it('refuses standard input, a diff without --fix, and what contradicts it', () => {
    const stdin = check(['-', '--fix'], wrong);
    expect([stdin.status, stdin.stdout]).to.deep.equal([2, '']);
    expect(stdin.stderr).to.match(/^BAD_USAGE {2}--fix cannot .* standard input\.\n→ /);
    expect(check(['ops', '--dry-run']).stderr).to.match(/^BAD_USAGE {2}--dry-run is an option of/);
    expect(check(['ops', '--fix', '--write-baseline']).status).to.equal(2);
    expect(check(['ops', '--fix', '--dry-run', '--format', 'json']).status).to.equal(2);
    expect(read('ops/a.md')).to.equal(wrong);
  });
});
