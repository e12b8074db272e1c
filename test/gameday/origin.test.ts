import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { originOf, systemHash } from '../../harness/gameday/origin.ts';
import { redisPlan } from '../judge/redis-plan.ts';

describe('what a drill starts from', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-origin-'));
    mkdirSync(join(folder, 'shop', 'manifests'), { recursive: true });
    writeFileSync(join(folder, 'shop', 'manifests', 'cart.yaml'), 'kind: Deployment\n');
    writeFileSync(join(folder, 'ops.md'), '# Operations\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
      ...{ cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    });
  const systemAt = (name: string) => ({
    ...redisPlan.system,
    ...{ folder: join(folder, name), manifests: ['manifests'], images: [] },
    operatorImage: { name: 'firedrill/operator' },
  });
  const plan = () => ({
    ...redisPlan,
    runbook: { ...redisPlan.runbook, file: join(folder, 'ops.md') },
    system: systemAt('shop'),
  });

  it('is the commit of the runbook’s repository, and whether it was edited since', async () => {
    expect(await originOf(plan())).to.have.all.keys('systemSha256');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'first');
    const commit = git('rev-parse', 'HEAD').trim();
    expect(await originOf(plan())).to.include({ commit });
    writeFileSync(join(folder, 'ops.md'), '# Other operations\n');
    expect(await originOf(plan())).to.include({ commit: `${commit}-edited` });
  });

  it('is the content of the system, wherever its folder is', async () => {
    const first = await systemHash(systemAt('shop'));
    cpSync(join(folder, 'shop'), join(folder, 'moved'), { recursive: true });
    expect(await systemHash(systemAt('moved'))).to.equal(first);
    writeFileSync(join(folder, 'shop', 'notes.md'), 'no part of it');
    expect(await systemHash(systemAt('shop'))).to.equal(first);
    writeFileSync(join(folder, 'shop', 'manifests', 'cart.yaml'), 'kind: StatefulSet\n');
    expect(await systemHash(systemAt('shop'))).to.not.equal(first);
    expect(await systemHash({ ...systemAt('moved'), namespaces: ['other'] })).to.not.equal(first);
  });
});
