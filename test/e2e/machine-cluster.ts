import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { askThroughProxy } from '../../harness/io/service-proxy.ts';
import type { Cluster } from '../../harness/ports.ts';

/** The provider of machines-provider.js. */
export const providerAt = { namespace: 'default', service: 'provider', port: 8081 };

/** Starts a provider in a cluster, which wants nothing yet. `server` is an image with Node.js. */
export async function startProvider({ core }: Cluster, server: string): Promise<void> {
  const metadata = { name: 'provider', labels: { app: 'provider' } };
  const program = await readFile(new URL('machines-provider.js', import.meta.url), 'utf8');
  const namespace = 'default';
  await core.createNamespacedConfigMap({
    namespace,
    body: { metadata, data: { 'provider.mjs': program } },
  });
  await core.createNamespacedPod({
    namespace,
    body: {
      metadata,
      spec: {
        containers: [
          {
            ...{ name: 'provider', image: server, imagePullPolicy: 'IfNotPresent' },
            command: ['node', '/app/provider/provider.mjs'],
            volumeMounts: [{ name: 'program', mountPath: '/app/provider' }],
          },
        ],
        volumes: [{ name: 'program', configMap: { name: 'provider' } }],
      },
    },
  });
  await core.createNamespacedService({
    namespace,
    body: { metadata, spec: { selector: { app: 'provider' }, ports: [{ port: 8081 }] } },
  });
}

export interface Told {
  readonly reports: Readonly<Record<string, { state: string; address?: string; detail?: string }>>;
  readonly gone: readonly string[];
}

export const want = ({ core }: Cluster, machines: readonly object[]) =>
  askThroughProxy(core, providerAt, { method: 'PUT', path: 'wanted', body: machines });

export const told = async ({ core }: Cluster) =>
  (await askThroughProxy(core, providerAt, { path: 'told' })) as Told;

/** A machine that joins the cluster when it boots. */
export async function joiningMachine(
  cluster: Cluster,
  { id, hostname, publicKey }: Readonly<Record<'id' | 'hostname' | 'publicKey', string>>,
) {
  const [controlPlane = ''] = cluster.nodes;
  const { stdout } = await cluster.execInNode(
    controlPlane,
    ['kubeadm', 'token', 'create', '--print-join-command'],
    { timeoutMs: 30_000 },
  );
  const seed = '/var/lib/cloud/seed/nocloud';
  return {
    id,
    hostname,
    power: 'on',
    files: {
      [`${seed}/meta-data`]: JSON.stringify({
        'instance-id': id,
        'local-hostname': hostname,
        'public-keys': [publicKey],
      }),
      [`${seed}/user-data`]: `#cloud-config
runcmd:
  - ${stdout.trim()}
`,
    },
  };
}

/** For a slow machine that others use as well: it only keeps a test from waiting for ever. */
const patienceMs = 180_000;

/** Resolves to how long it took until it was so; rejects with what there was at last. */
export async function until(
  isSo: () => Promise<boolean>,
  found: () => Promise<unknown> = async () => undefined,
): Promise<number> {
  const startMs = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startMs > patienceMs) {
      throw new Error(`not so within ${patienceMs} ms: ${JSON.stringify(await found())}`);
    }
    await delay(200);
  }
  return performance.now() - startMs;
}
