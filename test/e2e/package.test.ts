import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';

const env = { NO_COLOR: '1', npm_config_loglevel: 'error' };

/** What a user gets who installs the package beside Node 24: npm pack, npm install, npx. */
describe('the packed package', function () {
  this.timeout(900_000);
  let folder: string;
  const inProject = (command: string, args: readonly string[]) =>
    execa(command, args, { cwd: join(folder, 'project'), env, reject: false, timeout: 600_000 });
  const firedrill = (...args: string[]) => inProject('npx', ['--no-install', 'firedrill', ...args]);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-package-'));
    mkdirSync(join(folder, 'project'));
    writeFileSync(join(folder, 'project', 'package.json'), '{"private":true}\n');
    const pack = ['pack', '--json', '--pack-destination', folder];
    const packed = await execa('npm', pack, { env, timeout: 600_000 });
    const tarball = /"filename": "([^"]+)"/.exec(packed.stdout)?.[1] ?? 'none';
    const node = `node@${process.versions.node}`;
    const installed = await inProject('npm', ['install', join(folder, tarball), node]);
    expect(installed.exitCode, installed.stderr).to.equal(0);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('lists and plans the drills that it brings along', async () => {
    const { stdout, exitCode } = await firedrill('list');
    expect(stdout).to.include('raibid-ci/redis-hang');
    expect(exitCode).to.equal(0);
    const planned = await firedrill('plan', 'raibid-ci');
    expect(planned.stdout).to.include('Redis Pod Failure');
    expect(planned.exitCode).to.equal(0);
  });

  it('judges a recorded journal and writes its reports', async () => {
    const journal = resolve('fixtures/journals/redis-hang.jsonl');
    const { stdout, exitCode } = await firedrill('judge', journal, '--out', 'reports', '--json');
    expect(JSON.parse(stdout).drills[0].outcome).to.equal('verified');
    expect(exitCode).to.equal(0);
  });

  it('makes a folder whose drill can be planned', async () => {
    expect((await firedrill('init', 'shop')).exitCode).to.equal(0);
    const { stdout, exitCode } = await firedrill('plan', './shop');
    expect(stdout).to.include('shop/greeter-hangs');
    expect(exitCode).to.equal(0);
  });

  it('holds the documents that its errors point to', async () => {
    writeFileSync(join(folder, 'project', 'bad.yaml'), 'titel: x\n');
    const { stderr, exitCode } = await firedrill('plan', './bad.yaml');
    expect(exitCode).to.equal(2);
    const named = stderr.match(/docs\/[a-z]+\.md/g) ?? [];
    expect(named).to.not.be.empty;
    for (const path of named) {
      const file = join(folder, 'project', 'node_modules', 'firedrill', path);
      expect((await execa('head', ['-c', '1', file], { timeout: 60_000 })).stdout).to.equal('#');
    }
  });
});
