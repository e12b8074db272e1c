import { spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { packageRoot, stateFolder } from '../../io/paths.ts';
import { identify, isAlive } from '../../io/process-identity.ts';
import { stated } from '../../model/figures.ts';
import { defaultRouteMtu, mayHaveSysResource } from './host.ts';

const wrapperSource = join(packageRoot, 'fixtures/images/engine/runc-bounded');
const startTimeoutMs = 60_000;
const stopTimeoutMs = 60_000;
const orphanTimeoutMs = 3000;

/** Where a dockerd that Firedrill starts keeps its files, and how to start it. */
export interface DaemonPlace {
  /** For its pid, its log and the runtime wrapper. */
  readonly folder: string;
  readonly socketPath: string;
  readonly execRoot: string;
  /** dockerd, with any wrapper before it and any arguments after it. */
  readonly command: readonly [string, ...string[]];
}

const usualPlace: DaemonPlace = {
  folder: join(stateFolder, 'engine'),
  socketPath: '/var/run/docker.sock',
  execRoot: '/var/run/docker',
  command: ['dockerd'],
};

const recordSchema = z.object({ pid: z.number().int().positive(), started: z.string() });
type DaemonRecord = z.infer<typeof recordSchema>;

/** Starts dockerd in a session of its own; resolves when it answers. NO_ENGINE if it does not. */
export async function startDaemon(place: DaemonPlace = usualPlace): Promise<void> {
  const { pidPath, logPath, recordPath } = filesOf(place);
  await mkdir(place.folder, { recursive: true });
  // dockerd refuses to start if another process now has the pid in a stale pid file.
  await rm(pidPath, { force: true });
  await untilOldContainerdGone(place.execRoot);
  const log = await open(logPath, 'a');
  try {
    const [file, ...args] = place.command;
    const child = spawn(file, [...args, ...(await daemonArguments(place))], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    let ended: string | undefined;
    child.once('error', (error) => (ended = error.message));
    child.once('exit', (code, signal) => (ended ??= `it ended with ${code ?? signal}`));
    child.unref();
    const identity = child.pid === undefined ? undefined : identify(child.pid);
    if (identity) await writeFile(recordPath, JSON.stringify(identity));
    const trouble = await untilAnswering(place.socketPath, () => ended);
    if (trouble === undefined) return;
    child.kill();
    throw await notStarted(trouble, logPath);
  } finally {
    await log.close();
  }
}

/** Stops the dockerd that `startDaemon` started, and no other. False if that is not running. */
export async function stopDaemon(place: DaemonPlace = usualPlace): Promise<boolean> {
  const { logPath, recordPath } = filesOf(place);
  const record = await readRecord(place);
  if (!record || !isAlive(record)) {
    await rm(recordPath, { force: true });
    return false;
  }
  process.kill(record.pid, 'SIGTERM');
  const deadline = performance.now() + stopTimeoutMs;
  while (isAlive(record)) {
    if (performance.now() > deadline) {
      throw new HarnessError('CLUSTER_FAILED', `dockerd (pid ${record.pid}) does not stop`, {
        next: `Read ${logPath}. If you need none of its containers, kill it by its pid.`,
      });
    }
    // Only a child's exit can be awaited; this process may be no child, so it is polled.
    await delay(50);
  }
  await rm(recordPath, { force: true });
  return true;
}

/** Whether `startDaemon` started the engine that is running. */
export async function isOurDaemon(place: DaemonPlace = usualPlace): Promise<boolean> {
  const record = await readRecord(place);
  return record !== undefined && isAlive(record);
}

function filesOf({ folder }: DaemonPlace) {
  return {
    recordPath: join(folder, 'dockerd.json'),
    pidPath: join(folder, 'dockerd.pid'),
    logPath: join(folder, 'dockerd.log'),
  };
}

async function daemonArguments(place: DaemonPlace): Promise<string[]> {
  const args = ['--pidfile', filesOf(place).pidPath];
  const mtu = defaultRouteMtu();
  if (mtu !== undefined && mtu < 1500) args.push('--mtu', String(mtu));
  if (!mayHaveSysResource()) {
    // A copy, because containers must survive a checkout that is moved or removed.
    const wrapper = join(place.folder, 'runc-bounded');
    await copyFile(wrapperSource, wrapper);
    await chmod(wrapper, 0o755);
    args.push('--add-runtime', `bounded=${wrapper}`, '--default-runtime', 'bounded');
  }
  return args;
}

async function untilAnswering(
  socketPath: string,
  ended: () => string | undefined,
): Promise<string | undefined> {
  const deadline = performance.now() + startTimeoutMs;
  while (performance.now() < deadline) {
    const end = ended();
    if (end !== undefined) return end;
    if (await answers(socketPath)) return undefined;
    await delay(100);
  }
  return `no answer on ${socketPath} within ${stated(startTimeoutMs)}`;
}

/** dockerd listens long before it serves: only an answer counts. */
function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ socketPath, path: '/_ping', timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

/**
 * The containerd of a killed dockerd dies a moment later. A dockerd that starts within that moment
 * adopts the old containerd, waits for it until a timeout and gives up.
 */
async function untilOldContainerdGone(execRoot: string): Promise<void> {
  const path = join(execRoot, 'containerd', 'containerd.pid');
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  if (!(pid > 0)) return;
  const deadline = performance.now() + orphanTimeoutMs;
  // dockerd can use a containerd that does not die.
  while ((await isContainerd(pid)) && performance.now() < deadline) await delay(50);
  if (!(await isContainerd(pid))) await rm(path, { force: true });
}

/** False if the pid is free, belongs to another program by now, or is a zombie. */
async function isContainerd(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return name.trim() === 'containerd' && identify(pid) !== undefined;
}

async function readRecord(place: DaemonPlace): Promise<DaemonRecord | undefined> {
  const text = await readFile(filesOf(place).recordPath, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // A machine that went down left half a record: it proves nothing.
    return undefined;
  }
}

async function notStarted(trouble: string, logPath: string): Promise<HarnessError> {
  const log = await readFile(logPath, 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-15).join('\n');
  return new HarnessError('NO_ENGINE', `dockerd did not start: ${trouble}\n${tail}`, {
    next: `Read ${logPath}, or start a container engine yourself.`,
  });
}
