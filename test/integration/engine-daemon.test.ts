import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  type DaemonPlace,
  isOurDaemon,
  startDaemon,
  stopDaemon,
} from '../../harness/cluster/engine/daemon.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { run } from '../../harness/io/command.ts';
import { docker } from '../../harness/io/docker.ts';
import { identify } from '../../harness/io/process-identity.ts';

const timeoutMs = 60_000;

describe('an engine that Firedrill starts', function () {
  this.timeout(300_000);
  let folder: string;
  let place: DaemonPlace;

  before(async function () {
    // This needs root and dockerd; a machine that uses a remote Docker has neither.
    const { exitCode } = await run('sh', ['-c', 'command -v dockerd'], { timeoutMs: 5000 });
    if (process.getuid?.() !== 0 || exitCode !== 0) this.skip();
    await ensureImages(['debian']);
    folder = await mkdtemp(join(tmpdir(), 'firedrill-engine-'));
    place = {
      folder: join(folder, 'state'),
      socketPath: join(folder, 'docker.sock'),
      execRoot: join(folder, 'exec'),
      command: [
        // In a network namespace of its own: otherwise it would take the bridge of the machine's engine.
        ...(['unshare', '--net', 'dockerd'] as const),
        ...['--host', `unix://${join(folder, 'docker.sock')}`],
        ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
        ...['--iptables=false', '--ip-forward=false'],
      ],
    };
  });

  after(async () => {
    if (!place) return;
    await stopDaemon(place);
    // dockerd mounts its folder onto itself, and leaves the mount.
    await run('umount', [join(folder, 'data')], { timeoutMs });
    await rm(folder, { recursive: true, force: true });
  });

  const there = (...args: string[]) =>
    docker(['--host', `unix://${place.socketPath}`, ...args], { timeoutMs });

  const pidOf = (): number =>
    JSON.parse(readFileSync(join(place.folder, 'dockerd.json'), 'utf8')).pid;

  it('starts despite a stale pid file, even if its pid is in use', async () => {
    await mkdir(place.folder);
    await writeFile(join(place.folder, 'dockerd.pid'), String(process.pid));
    await startDaemon(place);
    expect(await isOurDaemon(place)).to.equal(true);
    expect((await there('info')).exitCode).to.equal(0);
  });

  it('runs a privileged container and commands in it', async () => {
    const copy = `docker save debian:bookworm-slim | docker -H unix://${place.socketPath} load`;
    expect(await run('sh', ['-c', copy], { timeoutMs })).to.include({ exitCode: 0 });
    const args = [
      'run',
      '-d',
      '--privileged',
      '--network',
      'none',
      '--stop-timeout',
      '1',
      '--name',
      'left',
    ];
    const started = await there(...args, 'debian:bookworm-slim', 'sleep', 'infinity');
    expect(started, started.stderr).to.include({ exitCode: 0 });
    const inside = await there('exec', '--privileged', 'left', 'sh', '-c', 'mount -t tmpfs x /mnt');
    expect(inside, inside.stderr).to.include({ exitCode: 0 });
  });

  it('starts again after SIGKILL, with the container that was running', async () => {
    const killed = pidOf();
    process.kill(killed, 'SIGKILL');
    await startDaemon(place);
    expect(pidOf()).to.not.equal(killed);
    const again = await there('start', 'left');
    expect(again, again.stderr).to.include({ exitCode: 0 });
    expect((await there('exec', 'left', 'true')).exitCode).to.equal(0);
  });

  it('is stopped, once', async () => {
    const pid = pidOf();
    expect(await stopDaemon(place)).to.equal(true);
    // Not by a signal: a child that has ended takes them until this process has asked how it ended.
    expect(identify(pid)).to.equal(undefined);
    expect(await stopDaemon(place)).to.equal(false);
  });

  it('is not confused with another process that has its pid now', async () => {
    const record = { pid: process.pid, started: '1' };
    await writeFile(join(place.folder, 'dockerd.json'), JSON.stringify(record));
    expect(await isOurDaemon(place)).to.equal(false);
    expect(await stopDaemon(place)).to.equal(false);
  });

  it('reports why it does not start', async () => {
    const broken = { ...place, command: ['dockerd', '--no-such-option'] as const };
    const error = await startDaemon(broken).catch((error) => error);
    expect(error).to.include({ code: 'NO_ENGINE' });
    expect(error.message).to.contain('no-such-option');
  });
});
