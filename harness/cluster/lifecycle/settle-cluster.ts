import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { isPodRoute, keepPacketsInside, type PodRoute } from '../network/node-routes.ts';
import type { Kubernetes } from '../state/kubernetes.ts';
import { watchObjects } from '../state/object-watch.ts';

const podRangeTimeoutMs = 30_000;

export interface SettleOptions {
  /** The CNI in the node image; undefined for kind's own, which has a daemon. */
  readonly cni: string | undefined;
  /** How many nodes accept any pod. */
  readonly untaintedNodes: number;
}

/**
 * Prepares a cluster that kind has just created for drills: no packet leaves the nodes, and the
 * readiness probe of its DNS runs every second (kubeadm's ten-second period delays the start by ten).
 * Resolves to the routes to pods on nodes other than the control plane.
 */
export async function settle(
  name: string,
  nodes: readonly string[],
  kubeconfigFile: string,
  { cni, untaintedNodes }: SettleOptions,
): Promise<readonly PodRoute[]> {
  const kubernetes = await connect(name, kubeconfigFile);
  try {
    const [peers] = await Promise.all([
      nodes.length > 1 ? podRoutes(kubernetes, nodes) : [],
      quickenDns(kubernetes, untaintedNodes),
    ]);
    await Promise.all(
      nodes.map((node) => {
        const others = peers.filter((peer) => peer.node !== node);
        // A CNI with a daemon sets the routes between nodes itself.
        return keepPacketsInside(node, cni === undefined ? [] : others);
      }),
    );
    return peers.filter(({ node }) => node !== nodes[0]);
  } finally {
    await kubernetes.close();
  }
}

/** In a cluster that has settled: the routes to pods on nodes other than the control plane. */
export async function routesBetween(
  name: string,
  nodes: readonly string[],
  kubeconfigFile: string,
): Promise<readonly PodRoute[]> {
  if (nodes.length < 2) return [];
  const kubernetes = await connect(name, kubeconfigFile);
  try {
    return (await podRoutes(kubernetes, nodes)).filter(({ node }) => node !== nodes[0]);
  } finally {
    await kubernetes.close();
  }
}

/** The client is loaded only here, where there is a cluster. */
async function connect(name: string, kubeconfigFile: string): Promise<Kubernetes> {
  const { connectKubernetes } = await import('../state/kubernetes.ts');
  return connectKubernetes(name, await readFile(kubeconfigFile, 'utf8'));
}

async function quickenDns({ objects }: Kubernetes, untaintedNodes: number): Promise<void> {
  const container = { name: 'coredns', readinessProbe: { periodSeconds: 1 } };
  const patch = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'coredns', namespace: 'kube-system' },
    // A second replica on the same node would add nothing.
    spec: {
      replicas: Math.min(untaintedNodes, 2),
      template: { spec: { containers: [container] } },
    },
  };
  const { PatchStrategy } = await import('@kubernetes/client-node');
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

/** Resolves when every node has its range of pod addresses. */
async function podRoutes(
  { config }: Kubernetes,
  nodes: readonly string[],
): Promise<readonly NodeRoute[]> {
  const found = new Map<string, NodeRoute>();
  const done = new AbortController();
  const deadline = setTimeout(() => done.abort(), podRangeTimeoutMs);
  await new Promise<void>((resolve) => {
    done.signal.addEventListener('abort', () => resolve(), { once: true });
    watchObjects(config, '/api/v1/nodes', '', done.signal, (object) => {
      const { metadata, spec, status } = nodeSchema.safeParse(object).data ?? {};
      const via = status?.addresses.find(({ type }) => type === 'InternalIP')?.address;
      const route = { range: spec?.podCIDR ?? '', via: via ?? '' };
      if (!metadata || !isPodRoute(route)) return;
      found.set(metadata.name, { node: metadata.name, ...route });
      if (found.size === nodes.length) done.abort();
    });
  });
  clearTimeout(deadline);
  if (found.size === nodes.length) return [...found.values()];
  const without = nodes.filter((node) => !found.has(node));
  throw new HarnessError('CLUSTER_FAILED', `${without.join(', ')} got no range for its pods`, {
    next: 'Run this again; the kube-controller-manager assigns the ranges.',
  });
}
