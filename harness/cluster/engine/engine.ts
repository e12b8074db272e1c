import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { run } from '../../io/command.ts';
import { docker } from '../../io/docker.ts';
import { startDaemon, stopDaemon } from './daemon.ts';
import { canInstallPackages, defaultRouteMtu, mayHaveSysResource } from './host.ts';
import { raiseInotifyInstances } from './kernel-limits.ts';
import { withLock } from './lock.ts';

export interface Engine {
  readonly version: string;
  /** GOARCH of its containers: `amd64`, `arm64`. */
  readonly architecture: string;
  readonly cgroupVersion: string;
  readonly storageFolder: string;
  /** True if this call started it. */
  readonly started: boolean;
}

export interface EngineOptions {
  readonly onProgress?: (step: string) => void;
}

const packages = ['docker.io', 'containerd', 'runc', 'iptables', 'jq'];
const systemdRuns = '/run/systemd/system';
const daemonConfig = '/etc/docker/daemon.json';

/**
 * Returns the engine that answers; if none does, installs one (as root on Debian and its derivatives)
 * and starts it. NO_ENGINE says what to install elsewhere.
 */
export async function ensureEngine(options: EngineOptions = {}): Promise<Engine> {
  const answering = await findEngine();
  if (answering) return answering;
  if (process.env.DOCKER_HOST) {
    throw new HarnessError(
      'NO_ENGINE',
      `no engine answers at DOCKER_HOST=${process.env.DOCKER_HOST}`,
      {
        next: 'Start that engine, or unset DOCKER_HOST.',
      },
    );
  }
  if (!canInstallPackages()) throw nothingToStart();
  return withLock('engine', () => startEngine(options), {
    onWait: () => options.onProgress?.('waiting: another process is starting the engine'),
  });
}

async function startEngine(options: EngineOptions): Promise<Engine> {
  const answering = await findEngine();
  if (answering) return answering;
  if (await lacksPackages()) {
    options.onProgress?.(`installing ${packages.join(' ')}`);
    await configureService();
    await install();
  }
  options.onProgress?.('starting the container engine');
  await raiseInotifyInstances();
  if (existsSync(systemdRuns) && mayHaveSysResource()) await startService();
  else await startDaemon();
  const started = await findEngine();
  if (!started) {
    throw new HarnessError('NO_ENGINE', 'the engine was started, but `docker info` fails', {
      next: 'Run `docker info` and fix what it reports.',
    });
  }
  return { ...started, started: true };
}

/** Stops the engine if an earlier `ensureEngine` of this machine started it itself. */
export async function stopEngine(): Promise<boolean> {
  return stopDaemon();
}

/** The engine that answers now, if any. */
export async function findEngine(): Promise<Engine | undefined> {
  const format = '{{.ServerVersion}}|{{.Architecture}}|{{.CgroupVersion}}|{{.DockerRootDir}}';
  const { exitCode, stdout } = await docker(['info', '--format', format], { timeoutMs: 15_000 });
  const [version, machine, cgroupVersion, storageFolder] = stdout.trim().split('|');
  if (exitCode !== 0 || !version) return undefined;
  return {
    version,
    architecture: machine === 'aarch64' || machine === 'arm64' ? 'arm64' : 'amd64',
    cgroupVersion: cgroupVersion ?? '',
    storageFolder: storageFolder ?? '',
    started: false,
  };
}

async function lacksPackages(): Promise<boolean> {
  const wanted = ['dockerd', 'docker', 'runc', 'iptables', 'jq'];
  const script = wanted.map((command) => `command -v ${command}`).join(' && ');
  const { exitCode } = await run('sh', ['-c', script], { timeoutMs: 5000 });
  return exitCode !== 0;
}

async function install(): Promise<void> {
  const args = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
  const options = { timeoutMs: 300_000, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  let result = await run('apt-get', [...args, ...packages], options);
  if (result.exitCode !== 0) {
    // A fresh machine has no package lists yet.
    await run('apt-get', ['update'], options);
    result = await run('apt-get', [...args, ...packages], options);
  }
  if (result.exitCode !== 0) {
    const tail = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-15).join('\n');
    throw new HarnessError('NO_ENGINE', `could not install ${packages.join(' ')}:\n${tail}`, {
      next: 'Install a container engine by hand and run this again.',
    });
  }
}

/** Before the installation: it may start the engine as a service, too late to configure it. */
async function configureService(): Promise<void> {
  const mtu = defaultRouteMtu();
  if (!existsSync(systemdRuns) || existsSync(daemonConfig)) return;
  if (mtu === undefined || mtu >= 1500) return;
  await mkdir(dirname(daemonConfig), { recursive: true });
  await writeFile(daemonConfig, `${JSON.stringify({ mtu })}\n`);
}

async function startService(): Promise<void> {
  const { exitCode, stderr } = await run('systemctl', ['start', 'docker'], { timeoutMs: 90_000 });
  if (exitCode !== 0) {
    throw new HarnessError('NO_ENGINE', `systemctl start docker failed: ${stderr}`, {
      next: 'Read `journalctl -u docker`.',
    });
  }
}

function nothingToStart(): HarnessError {
  const missing = 'no container engine answers (`docker info` fails)';
  if (process.platform !== 'linux') {
    return new HarnessError('NO_ENGINE', missing, {
      next: 'Install and start Docker Desktop, Colima or Rancher Desktop, with at least 6 GB of memory.',
    });
  }
  const root = process.getuid?.() === 0;
  return new HarnessError('NO_ENGINE', missing, {
    next: root
      ? 'Install Docker with the package manager of this distribution and start it (on Debian and Ubuntu, Firedrill does this itself).'
      : 'Start Docker, add yourself to its group, or run this as root on Debian or Ubuntu, where Firedrill installs it.',
  });
}
