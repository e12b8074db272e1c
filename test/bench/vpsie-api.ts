import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { vmOf } from '../fakes/vpsie-api/answers.ts';
import { VpsieProcess } from '../integration/vpsie-process.ts';

export interface ApiLoad {
  /** A second. */
  readonly rate: number;
  readonly seconds: number;
  /** Simulated, there from the start. */
  readonly vms: number;
}

export interface ApiFigures {
  readonly requests: number;
  /** Answered 400 or above, or not at all. */
  readonly failed: number;
  /** That k6 could not begin in their time, all its users being busy. */
  readonly notSent: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  /** Of one core, in seconds of the load, its beginning included. */
  readonly coreShare: number;
  readonly peakMb: number;
}

// Of util-linux, which every Linux has.
const pinning = 'taskset';
const script = fileURLToPath(new URL('vpsie-load.ts', import.meta.url));

/** The fake VPSie API on one core and on loopback, called by k6 on the others. */
export async function benchVpsieApi({ rate, seconds, vms }: ApiLoad): Promise<ApiFigures> {
  const [image] = await ensureImages(['k6']);
  if (!image) throw new Error('there is no image of k6');
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-vpsie-bench-'));
  const unlimited = { QUOTA: '100000', RATE_PER_MINUTE: '1000000', RATE_BURST: '1000000' };
  const cloud = await VpsieProcess.start(join(folder, 'data'), unlimited);
  try {
    const authorization = await cloud.login();
    const ids = await makeVms(cloud, authorization, vms);
    await execa(pinning, ['--all-tasks', '--cpu-list', '--pid', '0', String(cloud.pid)]);
    await writeFile(join(folder, 'ca.pem'), cloud.authority, { mode: 0o644 });
    const beforeMs = cpuMs(cloud.pid);
    const { stdout } = await runK6(folder, image.reference, {
      ...{ AUTHORIZATION: authorization, PORT: String(cloud.port) },
      ...{ FIRST_ID: String(ids[0]), LAST_ID: String(ids.at(-1)) },
      ...{ RATE: String(rate), SECONDS: String(seconds) },
    });
    const coreShare = (cpuMs(cloud.pid) - beforeMs) / 1000 / seconds;
    return { ...JSON.parse(stdout), coreShare, peakMb: peakMb(cloud.pid) };
  } finally {
    await cloud.end('SIGKILL');
    await rm(folder, { recursive: true });
  }
}

async function makeVms(cloud: VpsieProcess, authorization: string, vms: number) {
  const ids: number[] = [];
  for (let made = 0; made < vms; made += 1) {
    const created = await cloud.ask('/v2/vms', {
      method: 'POST',
      headers: { authorization },
      body: {
        ...{ hostname: `bench-${1001 + made}`, offeringId: 'offering-small' },
        ...{ datacenterId: 'dc-fra-1', osImageId: 'image-debian-12', userData: 'x'.repeat(2000) },
      },
    });
    if (created.status !== 201) throw new Error(`a VM was answered with ${created.status}`);
    ids.push(vmOf(created).id);
  }
  return ids;
}

function runK6(folder: string, image: string, env: Readonly<Record<string, string>>) {
  const name = basename(folder);
  const cores = availableParallelism();
  return execa('docker', [
    ...['run', '--rm', '--name', name, '--network', 'host', '--label', `io.firedrill.run=${name}`],
    ...['--cpu-shares', '16384'],
    ...(cores > 1 ? ['--cpuset-cpus', `1-${cores - 1}`] : []),
    ...['--volume', `${script}:/load.ts:ro`, '--volume', `${folder}/ca.pem:/ca.pem:ro`],
    ...['--env', 'SSL_CERT_FILE=/ca.pem'],
    ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...[image, 'k6', 'run', '--quiet', '--no-usage-report', '/load.ts'],
  ]);
}

function cpuMs(pid: number): number {
  // User and system time, in hundredths of a second.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function peakMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

if (import.meta.main) {
  console.log(await benchVpsieApi({ rate: 2000, seconds: 20, vms: 1000 }));
}
