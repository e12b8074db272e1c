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

const timeoutMs = 60_000;

describe('an engine of our own', function () {
  this.timeout(300_000);
  let folder: string;
  let place: DaemonPlace;

  before(async function () {
    // It needs mounts and the daemon's own program; where Docker is someone else's there is neither.
    const { exitCode } = await run('sh', ['-c', 'command -v dockerd'], { timeoutMs: 5000 });
    if (process.getuid?.() !== 0 || exitCode !== 0) this.skip();
    await ensureImages(['debian']);
    folder = await mkdtemp(join(tmpdir(), 'firedrill-engine-'));
    place = {
      folder: join(folder, 'state'),
      socketPath: join(folder, 'docker.sock'),
      execRoot: join(folder, 'exec'),
      command: [
        // In a network of its own: beside the machine's engine it would take away its bridge.
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
    // dockerd mounts its folder onto itself, and leaves that.
    await run('umount', [join(folder, 'data')], { timeoutMs });
    await rm(folder, { recursive: true, force: true });
  });

  const there = (...args: string[]) =>
    docker(['--host', `unix://${place.socketPath}`, ...args], { timeoutMs });

  const pidOf = (): number =>
    JSON.parse(readFileSync(join(place.folder, 'dockerd.json'), 'utf8')).pid;

  it('starts over a stale pid file, even one whose number lives', async () => {
    await mkdir(place.folder);
    await writeFile(join(place.folder, 'dockerd.pid'), String(process.pid));
    await startDaemon(place);
    expect(await isOurDaemon(place)).to.equal(true);
    expect((await there('info')).exitCode).to.equal(0);
  });

  it('runs a privileged container, and commands in it', async () => {
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

  it('starts again after SIGKILL, with the container that was left', async () => {
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
    expect(() => process.kill(pid, 0)).to.throw('ESRCH');
    expect(await stopDaemon(place)).to.equal(false);
  });

  it('is not taken for a process that has its number now', async () => {
    const record = { pid: process.pid, started: '1' };
    await writeFile(join(place.folder, 'dockerd.json'), JSON.stringify(record));
    expect(await isOurDaemon(place)).to.equal(false);
    expect(await stopDaemon(place)).to.equal(false);
  });

  it('says why it does not start', async () => {
    const broken = { ...place, command: ['dockerd', '--no-such-option'] as const };
    const error = await startDaemon(broken).catch((error) => error);
    expect(error).to.include({ code: 'NO_ENGINE' });
    expect(error.message).to.contain('no-such-option');
  });
});
