import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import {
  processScript,
  readProcesses,
  type Wanted,
} from '../../harness/faults/target/container-processes.ts';
import { openLease } from '../../harness/faults/undo/lease.ts';
import { leaseFileOf } from '../../harness/faults/undo/lease-file.ts';
import { readLease } from '../../harness/faults/undo/read-lease.ts';
import { docker } from '../../harness/io/docker.ts';
import { isAlive } from '../../harness/io/process-identity.ts';
import { HarnessChild } from '../faults/harness-child.ts';
import { until } from '../faults/until.ts';

const node = `firedrill-watchdog-test-${process.pid}`;
const label = `io.firedrill.run=${node}`;
const asNode = ['--privileged', '--pid', 'host', '--network', 'none', '--label', label];

async function ok(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await docker(args, { timeoutMs: 60_000 });
  if (exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

describe('lease and watchdog with a real engine', function () {
  this.timeout(300_000);
  let folder: string;
  let image: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-runs-'));
    image = (await ensureImages(['operator']))[0]?.reference ?? '';
    // This container sees all processes, as a node sees those of its pods.
    await ok('run', '--detach', '--init', '--name', node, ...asNode, image, 'sleep', 'infinity');
  });
  after(async () => {
    await ok('rm', '--force', '--volumes', node);
    rmSync(folder, { recursive: true, force: true });
  });

  const isReverted = async (run: string) => {
    const check = ['exec', node, 'test', '-e', `/mended-${run}`];
    return (await docker(check, { timeoutMs: 10_000 })).exitCode === 0;
  };
  const revertedWithin = async (run: string, timeoutMs: number) => {
    const startedMs = performance.now();
    while (!(await isReverted(run))) {
      const elapsedMs = performance.now() - startedMs;
      expect(elapsedMs, 'not reverted yet').to.be.below(timeoutMs);
    }
  };

  it('reverts within 15 s when the harness is killed', async () => {
    const harness = new HarnessChild(folder, 'killed', node);
    await until(() => harness.lines.includes('held'));
    expect(await isReverted('killed')).to.equal(false);
    await harness.kill('SIGKILL');
    await revertedWithin('killed', 15_000);
    await until(() => !existsSync(leaseFileOf(folder, 'killed')));
  });

  it('reverts within 15 s when the harness freezes, which loses its lease when it wakes', async () => {
    const harness = new HarnessChild(folder, 'frozen', node);
    await until(() => harness.lines.includes('held'));
    const { watchdog } = readLease(leaseFileOf(folder, 'frozen'));
    harness.process.kill('SIGSTOP');
    await revertedWithin('frozen', 15_000);
    await until(() => !isAlive(watchdog));
    harness.process.kill('SIGCONT');
    await until(() => harness.lines.includes('lost LEASE_LOST'));
    harness.process.stdin?.write('revert\n');
    await until(() => harness.lines.includes('LEASE_LOST'));
  });

  it('leaves a harness alone that is only busy for long', async () => {
    const harness = new HarnessChild(folder, 'busy', node);
    await until(() => harness.lines.includes('held'));
    harness.process.kill('SIGSTOP');
    setTimeout(() => harness.process.kill('SIGCONT'), 4_000);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    harness.process.stdin?.write('revert\n');
    await until(() => harness.lines.includes('reverted'));
    expect(harness.lines).not.to.include('lost LEASE_LOST');
  });

  it('replaces a watchdog that is stuck', async () => {
    const lease = await openLease('stuck', { runsFolder: folder });
    const file = leaseFileOf(folder, 'stuck');
    const first = readLease(file).watchdog;
    process.kill(first.pid, 'SIGSTOP');
    const held = await lease.hold([]);
    expect(readLease(file).watchdog.pid).not.to.equal(first.pid);
    expect(isAlive(first)).to.equal(false);
    await held.release();
    await lease.close();
  });

  it('removes containers, their volumes and networks by label', async () => {
    const mark = `${label}-removed`;
    const lease = await openLease('removed', { runsFolder: folder });
    const held = await lease.hold([
      { kind: 'remove-labelled', label: mark, describes: 'remove them' },
    ]);
    const network = await ok('network', 'create', '--label', mark, `${node}-net`);
    const more = ['--network', network, '--label', mark, '--volume', '/data'];
    const container = await ok('run', '--detach', ...more, image, 'sleep', 'infinity');
    const volume = await ok('inspect', '--format', '{{(index .Mounts 0).Name}}', container);
    await held.revert();
    expect(await ok('ps', '--all', '--quiet', '--filter', `label=${mark}`)).to.equal('');
    expect(await ok('network', 'ls', '--quiet', '--filter', `label=${mark}`)).to.equal('');
    expect(await ok('volume', 'ls', '--quiet', '--filter', `name=${volume}`)).to.equal('');
    await lease.close();
  });

  it('stops, continues and kills the processes of one container, by its id and their name', async () => {
    const text = 'sleep 1111 & sleep 1111 & tail -f /dev/null';
    const more = ['--network', 'none', '--label', label];
    const hit = await ok('run', '--detach', ...more, image, 'sh', '-c', text);
    const other = await ok('run', '--detach', ...more, image, 'sh', '-c', text);
    const call = async (want: Wanted, id: string, name = 'sleep') => {
      const { script, args } = processScript(want, name, [id]);
      const argv = ['exec', node, 'sh', '-c', script, 'firedrill', ...args];
      const { stdout } = await docker(argv, { timeoutMs: 20_000 });
      return readProcesses(stdout).map(({ state }) => state);
    };
    try {
      expect(await call('STOP', hit)).to.deep.equal(['T', 'T']);
      expect(await call('STOP', hit), 'again').to.deep.equal(['T', 'T']);
      expect(await call('look', other)).to.deep.equal(['S', 'S']);
      expect(await call('look', hit, 'tail')).to.deep.equal(['S']);
      expect(await call('CONT', hit)).to.deep.equal(['S', 'S']);
      expect(await call('CONT', hit), 'again').to.deep.equal(['S', 'S']);
      // A stopped process can be killed too, and is then reported dead.
      expect(await call('STOP', hit)).to.deep.equal(['T', 'T']);
      expect(await call('KILL', hit)).to.deep.equal([]);
      expect(await call('look', other)).to.deep.equal(['S', 'S']);
    } finally {
      await ok('rm', '--force', '--volumes', hit, other);
    }
    expect(await call('CONT', hit), 'gone').to.deep.equal([]);
  });
});
