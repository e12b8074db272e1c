import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploymentIdOf } from '../../../fixtures/fakes/provider-daemon/state/names.ts';
import { until } from '../../faults/until.ts';
import { seededRandom } from '../../seeded-random.ts';
import { DaemonProcess } from './daemon-process.ts';
import { FakeChain } from './fake-chain.ts';
import { FakeKubernetes } from './fake-kubernetes.ts';
import { manifest } from './local-provider.ts';

export interface KillsOutcome {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly strays: readonly string[];
  readonly exitCode: number | null;
  readonly leases: number;
}

/** A call of the chain or of Kubernetes at which the daemon dies: before or after it is carried out. */
const mostCalls = 14;

/** Kills a daemon again and again, each time at another of its calls, while orders come and leases go. */
export async function killDaemon(kills: number, seed: number): Promise<KillsOutcome> {
  const random = seededRandom(seed);
  const chain = new FakeChain();
  const kubernetes = new FakeKubernetes();
  const folder = await mkdtemp(join(tmpdir(), 'provider-kills-'));
  for (const { server } of [chain, kubernetes]) await server.start();
  await writeFile(join(folder, 'kubeconfig'), kubernetes.kubeconfig());
  const daemon = new DaemonProcess({
    ...{ PROVIDER_ADDRESS: chain.provider, CHAIN_URL: chain.server.url, POLL_MS: '20' },
    ...{ KUBECONFIG: join(folder, 'kubeconfig'), STATE_DIRECTORY: join(folder, 'state') },
    PROVIDER_DAEMON_SOCKET: join(folder, 'socket'),
  });
  const closed = new Set<string>();
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      chain.order(`o${kill}`, manifest());
      chain.height += 1;
      if (random() < 0.3) closeOne(chain, closed, random);
      let left = Math.floor(random() * mostCalls);
      const stage = random() < 0.5 ? 'asked' : 'done';
      const watch = (now: 'asked' | 'done') => {
        if (now !== stage) return;
        left -= 1;
        if (left === 0) daemon.kill();
      };
      for (const { server } of [chain, kubernetes]) server.onStage = watch;
      daemon.start();
      if (left === 0) daemon.kill();
      await daemon.killed();
    }
    for (const { server } of [chain, kubernetes]) server.onStage = () => {};
    daemon.start();
    const expected = () => [...chain.leases.keys()].map((id) => `${deploymentIdOf(id)}-web`).sort();
    const isSettled = () =>
      chain.orders.size === 0 &&
      JSON.stringify([...kubernetes.deployments()].sort()) === JSON.stringify(expected());
    await until(isSettled, 90_000);
    const exitCode = await daemon.stop();
    return {
      lost: expected().filter((name) => !kubernetes.deployments().includes(name)),
      doubled: [...twice(kubernetes.created), ...twice(chain.made)],
      strays: kubernetes.deployments().filter((name) => !expected().includes(name)),
      ...{ exitCode, leases: chain.leases.size + closed.size },
    };
  } finally {
    await daemon.stop();
    for (const { server } of [chain, kubernetes]) await server.stop();
    await rm(folder, { recursive: true });
  }
}

function closeOne(chain: FakeChain, closed: Set<string>, random: () => number): void {
  const ids = [...chain.leases.keys()];
  const id = ids[Math.floor(random() * ids.length)];
  if (id === undefined) return;
  chain.leases.delete(id);
  closed.add(id);
}

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
