import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { FakeCluster } from '../fake-cluster.ts';

const node = 'node';

describe('disk-fill, in the node', () => {
  let folder: string;
  let volume: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-disk-fill-'));
    volume = join(folder, 'volume');
    mkdirSync(volume);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the scripts here, with a volume that seems to be on `source`; their files are in a folder. */
  const run = (argv: readonly string[], source: string) => {
    const findmnt = `#!/bin/sh\ncase "$*" in *SOURCE*) echo '${source}' ;; *) echo 1048576 ;; esac\n`;
    writeFileSync(join(folder, 'findmnt'), findmnt);
    chmodSync(join(folder, 'findmnt'), 0o755);
    const [program = '', ...rest] = argv.map((word) =>
      word.replaceAll(/\/(?:var\/lib|run)\/firedrill/g, (path) => `${folder}${path}`),
    );
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    return spawnSync(program, rest, { encoding: 'utf8', env });
  };
  const aimed = async () => {
    const claims = { data: { hostPath: { path: volume } } };
    const cluster = new FakeCluster([], { nodes: { [node]: {} }, claims });
    const claim = { namespace: 'ci', name: 'data' };
    // If the script did fill the disk after all, it would write next to nothing here.
    const fault = { kind: 'disk-fill', claim, name: 'a/big', leave: '99%' };
    const { undo, inject } = await aim(fault, cluster.asCluster());
    await inject().catch(() => undefined);
    const [check = [], injection = []] = cluster.execs.map(({ argv }) => argv);
    const last = undo.at(-1);
    return { check, injection, undo: last?.kind === 'node-exec' ? last.argv : [] };
  };

  it('accepts a loop device that is mounted whole', async () => {
    const { check } = await aimed();
    const { status, stderr } = run(check, '/dev/loop7');
    expect(stderr).to.equal('');
    expect(status).to.equal(0);
  });

  it('refuses the host’s disk, even if that is a loop device itself', async () => {
    const { check } = await aimed();
    for (const source of ['/dev/vda1[/docker/volumes/x/_data]', '/dev/loop3[/volumes/x/_data]']) {
      const { status, stderr } = run(check, source);
      expect(status, source).to.equal(1);
      expect(stderr).to.include('refused').and.include(source);
    }
  });

  it('leaves a file alone that existed before it: its undo removes only its own', async () => {
    const { injection, undo } = await aimed();
    mkdirSync(join(volume, 'a'));
    writeFileSync(join(volume, 'a/big'), 'theirs');
    const injected = run(injection, '/dev/loop7');
    expect(injected.stderr).to.include('a/big already exists');
    const undone = run(undo, '/dev/loop7');
    expect(undone.status, undone.stderr).to.equal(0);
    expect(existsSync(join(volume, 'a/big'))).to.equal(true);
  });
});
