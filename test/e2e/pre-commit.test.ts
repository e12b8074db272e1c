import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';

const version = '4.3.0';
const wrong = '# Shop\n\n```bash\nkubectl get pods –n shop\n```\n';

/** What a team gets that names the hook in its .pre-commit-config.yaml. Installs the last commit, as pre-commit does. */
describe('the hook for pre-commit, in a repository of its own', function () {
  this.timeout(1_200_000);
  let folder: string;
  let team: string;
  const run = (command: string, args: readonly string[], cwd = team) => {
    // nodeenv takes `nodejs` where there is one, and pre-commit would otherwise find another Node.
    const path = `${join(folder, 'node')}${delimiter}${process.env.PATH}`;
    const env = { PATH: path, PRE_COMMIT_HOME: join(folder, 'cache'), NO_COLOR: '1' };
    return execa(command, args, { cwd, env, reject: false, timeout: 1_100_000, all: true });
  };
  const preCommit = (...args: string[]) => run(join(folder, 'venv/bin/pre-commit'), args);

  before(async function () {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'firedrill-pre-commit-')));
    team = join(folder, 'team');
    for (const name of ['node', 'team', 'team/runbooks']) mkdirSync(join(folder, name));
    for (const name of ['node', 'nodejs'])
      symlinkSync(process.execPath, join(folder, 'node', name));
    const made = await run('python3', ['-m', 'venv', join(folder, 'venv')]);
    const got = await run(join(folder, 'venv/bin/pip'), ['install', `pre-commit==${version}`]);
    if (made.exitCode !== 0 || got.exitCode !== 0) {
      console.log(`Skipped: pre-commit ${version} cannot be installed here. ${made.all}${got.all}`);
      this.skip();
    }
    const cloned = await run('git', ['clone', '--quiet', resolve('.'), join(folder, 'firedrill')]);
    if (cloned.exitCode !== 0) {
      console.log(`Skipped: pre-commit installs from a clone, and this is none: ${cloned.all}`);
      this.skip();
    }
    const { stdout: rev } = await run('git', ['rev-parse', 'HEAD'], join(folder, 'firedrill'));
    const hooks = `[{ id: firedrill-check, files: ^runbooks/, args: [--fix] }]`;
    writeFileSync(
      join(team, '.pre-commit-config.yaml'),
      `repos: [{ repo: ${folder}/firedrill, rev: ${rev}, hooks: ${hooks} }]\n`,
    );
    writeFileSync(join(team, 'README.md'), wrong);
    writeFileSync(join(team, 'runbooks/a.md'), wrong);
    writeFileSync(join(team, 'runbooks/b.md'), '# Shop\n\n```bash\nkubectl get pods )\n```\n');
    await run('git', ['init', '--quiet']);
    await run('git', ['add', '.']);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('installs, checks the staged runbooks, and fixes what is certain', async () => {
    const { all, exitCode } = await preCommit('run');
    expect(all).to.include('runbooks/a.md: 1 replacement written.');
    expect(all).to.match(/^runbooks\/b\.md:4:\d+: error shell-syntax-error: /m);
    expect(all).to.include('files were modified by this hook');
    expect(all).not.to.include('README.md');
    expect(exitCode).to.equal(1);
    expect(readFileSync(join(team, 'runbooks/a.md'), 'utf8')).to.equal(wrong.replace('–', '-'));
    expect(readFileSync(join(team, 'README.md'), 'utf8')).to.equal(wrong);
  });

  it('lets a commit of right runbooks pass', async () => {
    rmSync(join(team, 'runbooks/b.md'));
    await run('git', ['add', '--all']);
    const { all, exitCode } = await preCommit('run');
    expect(all).to.match(/firedrill check\.+Passed/);
    expect(exitCode).to.equal(0);
  });
});
