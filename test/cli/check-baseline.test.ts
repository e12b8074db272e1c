import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { withoutEngine } from './without-engine.ts';

const bin = fileURLToPath(new URL('../../harness/bin.js', import.meta.url));
const fence = (...lines: string[]) => `# Shop\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
const broken = 'kubectl get pods )';
const curl = 'curl http://shop.example/';
const file = '.firedrill-baseline.json';

describe('firedrill check with a baseline', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-baseline-'));
    write('.firedrill.yaml', 'check: { rules: { shellcheck: off, no-recovery-time: off } }\n');
    mkdirSync(join(folder, '.git'));
    write('ops/a.md', fence(broken, curl));
    write('ops/b.md', fence(curl));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const checkIn = (below: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'check', ...args], {
      ...{ cwd: join(folder, below), input: fence(broken), encoding: 'utf8' },
      env: withoutEngine(folder),
    });
    return { status, stdout, stderr };
  };
  const check = (...args: string[]) => checkIn('', ...args);
  const entries = (): { file: string; rule: string; line: string }[] =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')).findings;
  const foundIn = (stdout: string): string[] =>
    JSON.parse(stdout).runbooks.flatMap(
      (one: { file: string; findings: { rule: string; line: number }[] }) =>
        one.findings.map(({ rule, line }) => `${one.file}:${line} ${rule}`),
    );

  it('reports only what is new, wherever the check starts', () => {
    const written = check('ops', '--write-baseline');
    expect([written.status, written.stderr]).to.deep.equal([
      0,
      `→ firedrill check --baseline ${file} reports only what is new.\n`,
    ]);
    expect(written.stdout).to.equal(`${file} now lists 3 findings.\n`);
    expect(check('ops').status).to.equal(1);
    const quiet = check('ops', '--baseline', file);
    expect([quiet.status, quiet.stdout]).to.deep.equal([
      0,
      'nothing found in 2 runbooks; 3 known from the baseline\n',
    ]);
    write('ops/b.md', `Words.\n\n${fence('date', curl, 'kubectl get pods ]]; )')}`);
    const { status, stdout } = checkIn('ops', '--format', 'json', '--baseline', `../${file}`, '.');
    expect(status).to.equal(1);
    expect(foundIn(stdout)).to.deep.equal(['b.md:8 shell-syntax-error']);
    expect(JSON.parse(stdout).runbooks.map(({ known }: { known: number }) => known)).to.deep.equal([
      2, 1,
    ]);
  });

  it('names entries that are gone, and drops them with the next baseline', () => {
    check('ops', '--write-baseline');
    write('ops/a.md', fence(broken));
    rmSync(join(folder, 'ops/b.md'));
    const { status, stdout } = check('ops', '--baseline', file);
    expect(status).to.equal(0);
    expect(stdout).to.match(/^2 entries of \.firedrill-baseline\.json no longer have a finding: /);
    check('ops', '--write-baseline');
    expect(entries().map(({ line }) => line)).to.deep.equal([broken]);
    expect(check('ops', '--baseline', file).stdout).to.match(/^nothing found in 1 runbook; /);
  });

  it('says nothing of entries that this check was not about, and keeps them', () => {
    check('ops', '--write-baseline');
    for (const some of [
      ['ops/b.md'],
      ['ops', '--rule', 'curl-without-fail'],
      ['ops', '--min-severity', 'error'],
    ]) {
      expect(check(...some, '--baseline', file).stdout, some.join(' ')).to.match(/^nothing found/);
    }
    write('ops/b.md', fence(curl, 'curl http://cart.example/'));
    write('ops/a.md', fence('kubectl get pods ))', 'curl http://till.example/'));
    check('ops', '--rule', 'curl-without-fail', '--write-baseline');
    expect(entries().map(({ line }) => line)).to.deep.equal([
      'curl http://till.example/',
      broken,
      'curl http://cart.example/',
      curl,
    ]);
    check('ops/a.md', '--write-baseline');
    expect(entries()).to.have.length(4);
    expect(check('ops', '--baseline', file).status).to.equal(0);
  });

  it('writes no baseline of half a check', () => {
    write('ops/c.md', 'binary \u0000');
    const { status, stdout, stderr } = check('ops', '--write-baseline');
    expect([status, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.match(
      /^\.firedrill-baseline\.json was not written, because the check is inc/,
    );
    expect(stderr).to.include('BAD_RUNBOOK  ops/c.md ');
    expect(existsSync(join(folder, file))).to.equal(false);
  });

  it('is refused if it is missing or something else, and cannot list standard input', () => {
    expect(check('ops', '--baseline', 'no.json').stderr).to.equal(
      'BAD_SETTINGS  no.json does not exist.\n→ Check the path.\n',
    );
    write(file, '{"version": 1}');
    for (const more of [[], ['--write-baseline']]) {
      const { status, stdout, stderr } = check('ops', '--baseline', file, ...more);
      expect([status, stdout]).to.deep.equal([2, '']);
      expect(stderr).to.include(
        `BAD_SETTINGS  ${file} is not a baseline.\n→ Name a file that firedrill check --write-baseline wrote`,
      );
    }
    rmSync(join(folder, file));
    expect(check('-', '--write-baseline').stderr).to.match(/^BAD_USAGE {2}--write-baseline cannot/);
    expect(check('ops', '--write-baseline', '--baseline', 'no/such/b.json').stderr).to.equal(
      'BAD_USAGE  --baseline no/such/b.json: the folder no/such does not exist.\n→ Create it, or name a file in another folder.\n',
    );
    expect(check('ops', '--write-baseline', '--format', 'json').stderr).to.match(
      /^error: option '--write-baseline' cannot be used with option '--format <format>'\n→ /,
    );
    check('ops', '--write-baseline');
    expect(check('-', '--baseline', file).status).to.equal(1);
  });
});
