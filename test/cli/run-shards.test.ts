import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { choosePlans } from '../../harness/cli/work/choose.ts';
import { makeFolder } from '../catalog/folders.ts';
import { withoutEngine } from './without-engine.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const journals = ['redis-hang', 'redis-pod-killed'];

describe('a game day in shards', () => {
  let folder = '';
  let remove = () => {};
  beforeEach(() => {
    ({ folder, remove } = makeFolder({}));
    for (const [at, name] of journals.entries()) {
      mkdirSync(join(folder, `shards/${at}/journals`), { recursive: true });
      const to = join(folder, `shards/${at}/journals/raibid-ci-${name}.jsonl`);
      cpSync(path(`fixtures/journals/${name}.jsonl`), to);
    }
  });
  afterEach(() => remove());

  const firedrill = (...args: string[]) =>
    spawnSync(process.execPath, [path('harness/bin.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: withoutEngine(folder),
    });
  const files = journals.map((name, at) => `shards/${at}/journals/raibid-ci-${name}.jsonl`);
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

  it('brings up only what the drills of the shard need', async () => {
    const plans = await choosePlans(['raibid-ci/redis-hang', 'raibid-ci/gitea-hang'], {
      shard: { index: 2, of: 2 },
    });
    expect(plans.map(({ scenario }) => scenario.id)).to.deep.equal(['raibid-ci/redis-hang']);
    expect(plans[0]?.system.namespaces).to.deep.equal(['raibid-ci']);
  });

  it('leaves nothing to do for a shard more than there are drills, and says so', () => {
    const { status, stderr } = firedrill('run', 'raibid-ci/redis-hang', '--shard', '2/2');
    expect(stderr).to.equal('shard 2 of 2: no drills left for it\n');
    expect(status).to.equal(0);
    expect(existsSync(join(folder, 'out'))).to.equal(false);
  });

  it('is one report, made of the journals of all shards', () => {
    const { status } = firedrill('judge', ...files, '--out', 'merged');
    expect(status).to.equal(0);
    const { counts, drills } = read('merged/report.json');
    expect(counts).to.include({ total: 2, verified: 2 });
    expect(drills.map(({ drill }: { drill: string }) => drill)).to.deep.equal(
      journals.map((name) => `raibid-ci/${name}`),
    );
    expect(drills.map(({ journalFile }: { journalFile: string }) => journalFile)).to.deep.equal(
      files,
    );
    const html = readFileSync(join(folder, 'merged/report.html'), 'utf8');
    for (const file of files) expect(html).to.include(file);
  });

  it('proves nothing as a whole while a journal is missing, where all are expected', () => {
    const { status, stderr } = firedrill('judge', ...files, '--expect-all');
    expect(status).to.equal(3);
    expect(stderr).to.include('No journal here is of ');
    expect(stderr.split('\n').filter((line) => line.includes('raibid-ci/'))).to.have.length(1);
    expect(stderr).to.match(/No journal here is of .*raibid-ci\/cascade.*\.\n/);
    expect(stderr).to.not.include('redis-hang');
  });

  it('is recorded by how long each drill took; what is known of others is kept', () => {
    mkdirSync(join(folder, 'scenarios'));
    const known = { 'shop/restart': 12, 'raibid-ci/redis-hang': 99 };
    writeFileSync(join(folder, 'scenarios/durations.json'), JSON.stringify(known));
    const { status, stdout } = firedrill('durations', ...files);
    expect(stdout).to.equal(
      'raibid-ci/redis-hang  73 s, was 99 s\nraibid-ci/redis-pod-killed  13 s\n',
    );
    expect(status).to.equal(0);
    expect(readFileSync(join(folder, 'scenarios/durations.json'), 'utf8')).to.equal(
      '{\n  "raibid-ci/redis-hang": 73,\n  "raibid-ci/redis-pod-killed": 13,\n  "shop/restart": 12\n}\n',
    );
  });

  it('is not recorded from a journal that breaks off', () => {
    const torn = readFileSync(join(folder, files[0] ?? ''), 'utf8')
      .split('\n')
      .slice(0, 90);
    writeFileSync(join(folder, 'torn.jsonl'), torn.join('\n'));
    const { status, stderr } = firedrill('durations', 'torn.jsonl');
    expect(stderr).to.equal(
      'torn.jsonl: raibid-ci/redis-hang is inconclusive, so its duration was not recorded.\n',
    );
    expect(status).to.equal(3);
    expect(existsSync(join(folder, 'scenarios'))).to.equal(false);
  });
});
