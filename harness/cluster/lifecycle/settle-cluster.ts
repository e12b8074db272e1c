import { readFile } from 'node:fs/promises';
import { PatchStrategy } from '@kubernetes/client-node';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { keepPacketsInside, type PodRoute } from '../network/node-routes.ts';
import { connectKubernetes, type Kubernetes } from '../state/kubernetes.ts';
import { watchObjects } from '../state/object-watch.ts';

const podRangeTimeoutMs = 30_000;

export interface SettleOptions {
  /** The CNI that the node image brings; undefined where it is kind's own, which has a daemon. */
  readonly cni: string | undefined;
  /** How many nodes take any pod. */
  readonly open: number;
}

/**
 * Makes a cluster that kind has just created ready for drills: no packet leaves the nodes, and its
 * DNS is asked every second whether it is ready (kubeadm's every ten cost ten at the start).
 * Resolves to routes to pods on other nodes than the control plane.
 */
export async function settle(
  name: string,
  nodes: readonly string[],
  kubeconfigFile: string,
  { cni, open }: SettleOptions,
): Promise<readonly PodRoute[]> {
  const kubernetes = connectKubernetes(name, await readFile(kubeconfigFile, 'utf8'));
  try {
    const [peers] = await Promise.all([
      nodes.length > 1 ? podRoutes(kubernetes, nodes) : [],
      quickenDns(kubernetes, open),
    ]);
    await Promise.all(
      nodes.map((node) => {
        const others = peers.filter((peer) => peer.node !== node);
        // A CNI with a daemon lays the routes between nodes itself.
        return keepPacketsInside(node, cni === undefined ? [] : others);
      }),
    );
    return peers.filter(({ node }) => node !== nodes[0]);
  } finally {
    await kubernetes.close();
  }
}

/** Routes to pods on other nodes than the control plane, of a cluster that has settled. */
export async function routesBetween(
  name: string,
  nodes: readonly string[],
  kubeconfigFile: string,
): Promise<readonly PodRoute[]> {
  if (nodes.length < 2) return [];
  const kubernetes = connectKubernetes(name, await readFile(kubeconfigFile, 'utf8'));
  try {
    return (await podRoutes(kubernetes, nodes)).filter(({ node }) => node !== nodes[0]);
  } finally {
    await kubernetes.close();
  }
}

async function quickenDns({ objects }: Kubernetes, open: number): Promise<void> {
  const container = { name: 'coredns', readinessProbe: { periodSeconds: 1 } };
  const patch = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'coredns', namespace: 'kube-system' },
    // A second replica on the same node answers nothing that the first does not.
    spec: { replicas: Math.min(open, 2), template: { spec: { containers: [container] } } },
  };
  await objects.patch(
    patch,
    undefined,
    undefined,
    'firedrill',
    undefined,
    PatchStrategy.StrategicMergePatch,
  );
}

type NodeRoute = PodRoute & { readonly node: string };

const nodeSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ podCIDR: z.string() }),
  status: z.object({ addresses: z.array(z.object({ type: z.string(), address: z.string() })) }),
});

/** Resolves when every node has been given its range of pod addresses. */
async function podRoutes(
  { config }: Kubernetes,
  nodes: readonly string[],
): Promise<readonly NodeRoute[]> {
  const found = new Map<string, NodeRoute>();
  const done = new AbortController();
  const overtime = setTimeout(() => done.abort(), podRangeTimeoutMs);
  await new Promise<void>((resolve) => {
    done.signal.addEventListener('abort', () => resolve(), { once: true });
    watchObjects(config, '/api/v1/nodes', '', done.signal, (object) => {
      const { metadata, spec, status } = nodeSchema.safeParse(object).data ?? {};
      const via = status?.addresses.find(({ type }) => type === 'InternalIP')?.address;
      if (!metadata || !spec || !via) return;
      found.set(metadata.name, { node: metadata.name, range: spec.podCIDR, via });
      if (found.size === nodes.length) done.abort();
    });
  });
  clearTimeout(overtime);
  if (found.size === nodes.length) return [...found.values()];
  const without = nodes.filter((node) => !found.has(node));
  throw new HarnessError('CLUSTER_FAILED', `${without.join(', ')} got no range for its pods`, {
    next: 'Run this again; the kube-controller-manager gives them out.',
  });
}
