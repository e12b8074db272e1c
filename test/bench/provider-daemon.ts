import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../harness/io/paths.ts';
import { DaemonProcess } from '../fakes/provider-daemon/daemon-process.ts';
import { FakeChain } from '../fakes/provider-daemon/fake-chain.ts';
import { FakeKubernetes } from '../fakes/provider-daemon/fake-kubernetes.ts';
import { killDaemon } from '../fakes/provider-daemon/kill-daemon.ts';
import { manifest } from '../fakes/provider-daemon/local-provider.ts';
import { until } from '../faults/until.ts';

const run = promisify(execFile);

export interface ProviderFigures {
  /** Most memory that the daemon had, in MB. */
  readonly peakMb: number;
  /** A client command as a whole process. */
  readonly p99Ms: number;
  readonly medianMs: number;
}

/** A daemon with 200 leases of which 40 fail, and a client that asks it. */
export async function benchProvider(leases: number, commands: number): Promise<ProviderFigures> {
  const chain = new FakeChain();
  const kubernetes = new FakeKubernetes();
  const folder = await mkdtemp(join(tmpdir(), 'provider-bench-'));
  for (const { server } of [chain, kubernetes]) await server.start();
  const kubeconfig = join(folder, 'kubeconfig');
  await writeFile(kubeconfig, kubernetes.kubeconfig());
  const socket = join(folder, 'socket');
  const daemon = new DaemonProcess({
    ...{ PROVIDER_ADDRESS: chain.provider, CHAIN_URL: chain.server.url, KUBECONFIG: kubeconfig },
    ...{ STATE_DIRECTORY: join(folder, 'state'), PROVIDER_DAEMON_SOCKET: socket },
  });
  for (let number = 0; number < leases; number += 1) {
    const image = number % 5 === 0 ? 'bad-image' : 'web';
    chain.order(`o${number}`, manifest(`registry.example.com/${image}:1`));
  }
  try {
    daemon.start();
    await until(() => kubernetes.created.length === leases, 120_000);
    const timesMs: number[] = [];
    for (let number = 0; number < commands; number += 1) {
      const startedMs = performance.now();
      const args = ['main.ts', 'list', 'deployments', '--limit', '20', '--status', 'failed'];
      const cwd = `${packageRoot}/fixtures/fakes/provider-daemon`;
      await run(process.execPath, args, { cwd, env: { PROVIDER_DAEMON_SOCKET: socket } });
      timesMs.push(performance.now() - startedMs);
    }
    timesMs.sort((one, other) => one - other);
    const status = await readFile(`/proc/${daemon.pid}/status`, 'utf8');
    const at = (share: number) => timesMs[Math.ceil(timesMs.length * share) - 1] ?? 0;
    const peakMb = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
    return { peakMb, p99Ms: at(0.99), medianMs: at(0.5) };
  } finally {
    await daemon.stop();
    for (const { server } of [chain, kubernetes]) await server.stop();
    await rm(folder, { recursive: true });
  }
}

/** Leases that 100 kills lost or doubled, or that a deployment was left without. */
export async function benchProviderKills(kills: number, seed: number): Promise<number> {
  const { lost, doubled, strays } = await killDaemon(kills, seed);
  return lost.length + doubled.length + strays.length;
}
