import { spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { packageRoot, stateFolder } from '../../paths.ts';
import { defaultRouteMtu, mayHaveSysResource, processStart } from './machine.ts';

const folder = join(stateFolder, 'engine');
const recordPath = join(folder, 'dockerd.json');
const pidPath = join(folder, 'dockerd.pid');
const logPath = join(folder, 'dockerd.log');
const wrapperSource = join(packageRoot, 'fixtures/images/engine/runc-bounded');
const socketPath = '/var/run/docker.sock';
const startTimeoutMs = 60_000;
const stopTimeoutMs = 60_000;

/** A pid alone may be someone else's by now; with its start it is that one process. */
const recordSchema = z.object({ pid: z.number().int().positive(), start: z.string() });
type DaemonRecord = z.infer<typeof recordSchema>;

/** Starts dockerd in a session of its own; resolves when it accepts connections. NO_ENGINE else. */
export async function startDaemon(): Promise<void> {
  await mkdir(folder, { recursive: true });
  // dockerd refuses to start over a stale pid file whose number was given to another process.
  await rm(pidPath, { force: true });
  const log = await open(logPath, 'w');
  try {
    const child = spawn('dockerd', await daemonArguments(), {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(`it ended with ${code ?? signal}`));
    });
    child.unref();
    const start = child.pid === undefined ? undefined : processStart(child.pid);
    if (child.pid !== undefined && start !== undefined) {
      await writeFile(recordPath, JSON.stringify({ pid: child.pid, start }));
    }
    const trouble = await Promise.race([ended, untilAnswering()]);
    child.removeAllListeners();
    if (trouble !== undefined) throw await notStarted(trouble);
  } finally {
    await log.close();
  }
}

/** Stops the dockerd that `startDaemon` started, and no other. False where none of ours runs. */
export async function stopDaemon(): Promise<boolean> {
  const record = await readRecord();
  if (!record || processStart(record.pid) !== record.start) {
    await rm(recordPath, { force: true });
    return false;
  }
  process.kill(record.pid, 'SIGTERM');
  const deadline = performance.now() + stopTimeoutMs;
  while (processStart(record.pid) === record.start) {
    if (performance.now() > deadline) {
      throw new HarnessError('CLUSTER_FAILED', `dockerd (pid ${record.pid}) does not stop`, {
        next: `See ${logPath}; end it by its pid when no container matters to you.`,
      });
    }
    // A process that is not our child can only be looked at.
    await delay(50);
  }
  await rm(recordPath, { force: true });
  return true;
}

/** Whether the engine that runs is one that `startDaemon` started. */
export async function isOurDaemon(): Promise<boolean> {
  const record = await readRecord();
  return record !== undefined && processStart(record.pid) === record.start;
}

async function daemonArguments(): Promise<string[]> {
  const args = ['--pidfile', pidPath];
  const mtu = defaultRouteMtu();
  if (mtu !== undefined && mtu < 1500) args.push('--mtu', String(mtu));
  if (!mayHaveSysResource()) {
    // A copy of its own: containers must outlive a checkout that is moved or removed.
    const wrapper = join(folder, 'runc-bounded');
    await copyFile(wrapperSource, wrapper);
    await chmod(wrapper, 0o755);
    args.push('--add-runtime', `bounded=${wrapper}`, '--default-runtime', 'bounded');
  }
  return args;
}

async function untilAnswering(): Promise<string | undefined> {
  const deadline = performance.now() + startTimeoutMs;
  while (performance.now() < deadline) {
    if (await accepts()) return undefined;
    await delay(100);
  }
  return `no answer on ${socketPath} within ${startTimeoutMs / 1000} s`;
}

function accepts(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}

async function readRecord(): Promise<DaemonRecord | undefined> {
  const text = await readFile(recordPath, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // Half a record, left by a machine that went down: nothing can be known from it.
    return undefined;
  }
}

async function notStarted(trouble: string): Promise<HarnessError> {
  const log = await readFile(logPath, 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-15).join('\n');
  return new HarnessError('NO_ENGINE', `dockerd did not start: ${trouble}\n${tail}`, {
    next: `Read ${logPath}, or start a container engine yourself.`,
  });
}
