import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const bin = fileURLToPath(new URL('../../harness/bin.js', import.meta.url));
const quiet = '# Shop\n\n```bash\nuptime\n```\n';
const syntaxError = '# Shop\n\n## Restart\n\n```bash\nkubectl get pods )\n```\n';
const comment = (more = '') => `# Shop\n\n<!-- firedrill: ignore ${more} -->\n`;
const unread = '# Shop \u0000';
const withoutShellcheck = 'check: { rules: { shellcheck: off } }\n';

describe('firedrill check', () => {
  let folder: string;
  let cache: string;
  before(() => {
    cache = mkdtempSync(join(tmpdir(), 'firedrill-cache-'));
  });
  after(() => rmSync(cache, { recursive: true, force: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-check-'));
    write('.firedrill.yaml', withoutShellcheck);
    mkdirSync(join(folder, '.git'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const check = (args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'check', ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: { NO_COLOR: '1', PATH: folder, HOME: folder, XDG_CACHE_HOME: cache },
    });
    return { status, stdout, stderr };
  };

  it('never replaces a runbook that it checks by its report', () => {
    write('ops/a.md', syntaxError);
    for (const out of ['ops/a.md', './ops/../ops/a.md']) {
      const { status, stderr } = check(['ops', '--format', 'json', '--out', out]);
      expect(status).to.equal(2);
      expect(stderr).to.include(`--out ${out} is one of the runbooks that were checked.`);
    }
    expect(readFileSync(join(folder, 'ops/a.md'), 'utf8')).to.equal(syntaxError);
  });
  it('lists more than 1,000 findings of a file with --all', () => {
    const many = Array.from({ length: 1100 }, (_, at) => `kubectl get pods --old-${at}`);
    write('many.md', `# Shop\n\n\`\`\`bash\n${many.join('\n')}\n\`\`\`\n`);
    const found = (args: readonly string[]) =>
      JSON.parse(
        check(['many.md', '--rule', 'unknown-kubectl-flag', '--format', 'json', ...args]).stdout,
      ).runbooks[0];
    const [cut, all] = [found([]), found(['--all'])];
    expect([cut.findings.length, cut.omitted]).to.deep.equal([1000, 100]);
    expect([all.findings.length, all.omitted]).to.deep.equal([1100, 0]);
  });

  const filesOf = (stdout: string): string[] =>
    JSON.parse(stdout).runbooks.map(({ file }: { file: string }) => file);

  it('ends with 0 where there is no error, and with 1 where there is one', () => {
    write('quiet.md', quiet);
    write('broken.md', syntaxError);
    expect(check(['quiet.md'])).to.deep.equal({
      status: 0,
      stdout: 'nothing found in 1 runbook\n',
      stderr: '',
    });
    const { status, stdout } = check(['quiet.md', 'broken.md']);
    expect(status).to.equal(1);
    expect(stdout).to.match(/^broken\.md:6:\d+: error [a-z-]+: .*\n {2}6 │ kubectl get pods \)\n/);
    expect(stdout).to.match(/\n1 error.* in 1 of 2 runbooks\n$/);
  });

  it('lets warnings pass, but with --strict', () => {
    write('a.md', comment('SC2086'));
    expect(check(['a.md']).status).to.equal(0);
    const { status, stdout } = check(['--strict', 'a.md']);
    expect(status).to.equal(1);
    expect(stdout).to.include('a.md:3:1: warning ignore-without-reason: ');
  });

  it('reads standard input', () => {
    const { status, stdout } = check(['-'], syntaxError);
    expect(status).to.equal(1);
    expect(stdout).to.match(/^<stdin>:6:/);
  });

  it('looks into folders for Markdown, not into hidden ones, and checks each file once', () => {
    for (const name of [
      'ops/b.md',
      'ops/deep/a.markdown',
      'ops/g.mdx',
      'ops/.c/d.md',
      'ops/node_modules/e.md',
    ]) {
      write(name, quiet);
    }
    write('ops/f.txt', quiet);
    const { stdout } = check(['--format', 'json', 'ops', './ops/b.md']);
    expect(filesOf(stdout)).to.deep.equal(['ops/b.md', 'ops/deep/a.markdown', 'ops/g.mdx']);
  });

  it('without a file, checks ./runbooks or what the settings name', () => {
    expect(check([]).status).to.equal(2);
    expect(check([]).stderr).to.match(/^BAD_USAGE {2}No file was named/);
    write('runbooks/a.md', quiet);
    expect(filesOf(check(['--format', 'json']).stdout)).to.deep.equal(['runbooks/a.md']);
    write('docs/ops/b.md', quiet);
    write('docs/c.md', quiet);
    write('docs/d.txt', quiet);
    write('.firedrill.yaml', 'check:\n  files: [docs/**/b.*, docs/c.md, docs]\n');
    const { stdout } = check(['--format', 'json']);
    expect(filesOf(stdout)).to.deep.equal(['docs/ops/b.md', 'docs/c.md']);
    write('.firedrill.yaml', 'check:\n  files: [docs, elsewhere]\n');
    const { status, stderr } = check([]);
    expect(status).to.equal(2);
    expect(stderr).to.match(/^BAD_SETTINGS {2}\.firedrill\.yaml:2:17: "elsewhere" matches no /);
  });

  it('takes the settings nearest to each file, up to the top of the repository', () => {
    const text = comment('SC2086');
    write('ops/a.md', text);
    write('ops/deep/b.md', text);
    write('ops/.firedrill.yaml', 'check: { rules: { ignore-without-reason: error } }');
    write('other/c.md', text);
    write('other/.git/HEAD', '');
    write('.firedrill.yaml', 'check: { rules: { ignore-without-reason: off } }');
    write('d.md', text);
    const { stdout } = check(['--format', 'json', 'ops', 'other', 'd.md']);
    const levels = JSON.parse(stdout).runbooks.map(
      ({ findings }: { findings: readonly { severity: string }[] }) => findings[0]?.severity,
    );
    expect(levels).to.deep.equal(['error', 'error', 'warning', undefined]);
  });

  it('ends with 2 for wrong usage, wrong settings and files that cannot be read', () => {
    write('a.md', syntaxError);
    write('binary.md', unread);
    expect(check(['--format', 'pdf', 'a.md']).status).to.equal(2);
    const { status, stdout, stderr } = check(['missing.md', 'binary.md', 'a.md']);
    expect(status).to.equal(2);
    expect(stderr).to.include('BAD_RUNBOOK  missing.md does not exist.\n→ ');
    expect(stderr).to.include('BAD_RUNBOOK  binary.md');
    expect(stdout)
      .to.match(/^a\.md:6:/)
      .and.match(/\n1 error in 1 of 1 runbook; 2 could not be read\n$/);
    // Said once, with what to do, on stderr.
    expect(stdout).not.to.include('missing.md');
    expect(check(['--format', 'markdown', 'missing.md']).stdout).to.include(
      'Not checked: missing.md does not exist.',
    );
    expect(check(['missing.md'])).to.deep.equal({
      status: 2,
      stdout: 'no runbook was checked; 1 could not be read\n',
      stderr: 'BAD_RUNBOOK  missing.md does not exist.\n→ Check the path.\n',
    });
    write('.firedrill.yaml', 'check: { rules: { ignore-without-resaon: off } }');
    const wrong = check(['a.md']);
    expect([wrong.status, wrong.stdout]).to.deep.equal([2, '']);
    expect(wrong.stderr).to.include('Did you mean "ignore-without-reason"?');
  });

  it('checks the others where a folder has no runbook, or may not be listed', () => {
    write('empty/notes.txt', '');
    write('a.md', syntaxError);
    const { status, stdout, stderr } = check(['empty', 'a.md']);
    expect(status).to.equal(2);
    expect(stdout).to.match(/^a\.md:6:/);
    expect(stderr).to.include('BAD_USAGE  There is no Markdown file below empty.\n→ ');
    expect(check(['']).stderr).to.include(
      'BAD_USAGE  One argument is empty, where a file name was expected.',
    );
  });

  it('names files as they were typed', () => {
    write('ops/a.md', syntaxError);
    write('b.md', syntaxError);
    const { stdout } = spawnSync(
      process.execPath,
      [bin, 'check', '--format', 'json', '../b.md', './a.md', join(folder, 'b.md'), '../ops'],
      { cwd: join(folder, 'ops'), encoding: 'utf8', env: { PATH: folder, XDG_CACHE_HOME: cache } },
    );
    expect(filesOf(stdout)).to.deep.equal(['../b.md', 'a.md']);
    expect(filesOf(check(['--format', 'json', join(folder, 'b.md')]).stdout)).to.deep.equal([
      join(folder, 'b.md'),
    ]);
  });

  it('says of a text without a command that there was nothing to check', () => {
    expect(check(['-']).stdout).to.equal('<stdin> is empty.\nno command to check in 1 runbook\n');
    for (const format of ['json', 'sarif', 'github', 'markdown']) {
      const { stdout } = check(['--format', format, '-'], '# Shop\n\nCall Ann.\n');
      expect(stdout, format).to.match(/stdin.{1,6}: no command was found in it/);
    }
  });

  it('says in a sentence where --out cannot be written', () => {
    write('a.md', quiet);
    write('folder/x.txt', '');
    const refusedOut = (out: string) => {
      const { status, stderr } = check(['a.md', '--out', out]);
      expect(status).to.equal(2);
      return stderr;
    };
    expect(refusedOut('folder')).to.equal(
      'BAD_USAGE  --out folder is a folder.\n→ Name the file itself.\n',
    );
    expect(refusedOut('nosuch/x.txt')).to.equal(
      'BAD_USAGE  --out nosuch/x.txt: the folder nosuch does not exist.\n→ Create it, or name a file in another folder.\n',
    );
    expect(refusedOut('a.md/x.txt')).to.include('BAD_USAGE  --out a.md/x.txt: ');
  });

  it('tells SARIF of what could not be read, with the exit code', () => {
    write('a.md', '# Shop\n\n```bash\nls -l\n```\n');
    const invocationOf = (...files: string[]) =>
      JSON.parse(check(['--format', 'sarif', ...files]).stdout).runs[0].invocations[0];
    expect(invocationOf('a.md')).to.deep.equal({
      ...{ executionSuccessful: true, exitCode: 0, toolExecutionNotifications: [] },
    });
    expect(invocationOf('a.md', 'missing.md')).to.deep.equal({
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'Not checked: missing.md does not exist.' },
        },
      ],
    });
    write('b.md', syntaxError);
    expect(invocationOf('b.md')).to.include({ executionSuccessful: true, exitCode: 1 });
  });

  it('names files for GitHub and code scanning from the top of the repository on', () => {
    write('ops/deep/a.md', syntaxError);
    write('b.md', syntaxError);
    const run = (format: string) =>
      spawnSync(process.execPath, [bin, 'check', '--format', format, 'a.md', '../../b.md', '-'], {
        cwd: join(folder, 'ops/deep'),
        input: syntaxError,
        encoding: 'utf8',
        env: { NO_COLOR: '1', PATH: folder, HOME: folder, XDG_CACHE_HOME: cache },
      }).stdout;
    expect(
      [...run('github').matchAll(/::error file=([^,]*),/g)].map(([, file]) => file),
    ).to.include.members(['ops/deep/a.md', 'b.md', '<stdin>']);
    const uris = JSON.parse(run('sarif')).runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).to.include.members(['ops/deep/a.md', 'b.md', '%3Cstdin%3E']);
    expect(run('text')).to.match(/^a\.md:6:/m);
    rmSync(join(folder, '.git'), { recursive: true });
    expect(run('github')).to.include('::error file=a.md,');
  });

  it('reports the rules and severities that are asked for, and no others', () => {
    write('a.md', `${syntaxError}\n${comment('SC2086')}`);
    const rulesOf = (...args: string[]) => {
      const { status, stdout } = check(['--format', 'json', ...args, 'a.md']);
      const [{ findings }] = JSON.parse(stdout).runbooks;
      return [status, ...new Set(findings.map(({ rule }: { rule: string }) => rule))];
    };
    expect(rulesOf()).to.deep.equal([1, 'shell-syntax-error', 'ignore-without-reason']);
    expect(rulesOf('--min-severity', 'error')).to.deep.equal([1, 'shell-syntax-error']);
    expect(rulesOf('--rule', 'ignore-without-reason')).to.deep.equal([0, 'ignore-without-reason']);
    const both = ['--rule', 'ignore-without-reason', '--rule', 'shell-syntax-error'];
    expect(rulesOf(...both)).to.have.length(3);
    expect(rulesOf('--strict', '--rule', 'ignore-without-reason')[0]).to.equal(1);
    expect(check(['--rule', 'shell-sintax-error', 'a.md'])).to.deep.equal({
      status: 2,
      stdout: '',
      stderr:
        'BAD_USAGE  --rule shell-sintax-error: this rule does not exist. Did you mean "shell-syntax-error"?\n→ docs/check.md lists the rules.\n',
    });
    expect(check(['--min-severity', 'fatal', 'a.md']).stderr).to.include('Allowed choices are');
  });

  it('reads no settings of another name, and says so', () => {
    rmSync(join(folder, '.firedrill.yaml'));
    write('.firedrill.yml', withoutShellcheck);
    write('a.md', quiet);
    const { status, stderr } = check(['a.md']);
    expect(status).to.equal(2);
    expect(stderr).to.include('BAD_SETTINGS').and.include('.firedrill.yml');
  });

  it('writes every format, also to a file', () => {
    write('a.md', comment('SC2086'));
    const starts = {
      text: 'a.md:3:1: ',
      json: '{\n  "version": 1',
      sarif: '{\n  "$schema"',
      github: '::warning file=a.md,line=3,col=1,',
      markdown: '# Runbooks: 1 warning',
    };
    for (const [format, start] of Object.entries(starts)) {
      const { status, stdout } = check(['--format', format, 'a.md']);
      expect(stdout.slice(0, start.length), format).to.equal(start);
      expect(status).to.equal(0);
    }
    const { stdout, stderr } = check(['--format', 'sarif', '--out', 'a.sarif', 'a.md']);
    expect([stdout, stderr]).to.deep.equal(['', '1 warning in 1 of 1 runbook: a.sarif\n']);
    expect(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')).version).to.equal('2.1.0');
    const nowhere = check(['--out', 'no/such/folder', 'a.md']);
    expect(nowhere.status).to.equal(2);
    expect(nowhere.stderr).to.match(
      /^BAD_USAGE {2}--out no\/such\/folder: the folder no\/such does not exist/,
    );
  });

  it('says that shellcheck is missing, and runs nothing of a runbook', () => {
    write('.firedrill.yaml', '');
    write('a.md', '# Shop\n\n```bash\ntouch touched\n```\n');
    const { stdout } = check(['a.md']);
    expect(stdout).to.match(/^shellcheck is not installed, so its rules were not checked\./);
    expect(existsSync(join(folder, 'touched'))).to.equal(false);
  });
});
