import { readFile } from 'node:fs/promises';
import { PatchStrategy } from '@kubernetes/client-node';
import { connectKubernetes, type Kubernetes } from './kubernetes.ts';
import { keepPacketsInside, type PodRoute } from './node-routes.ts';

const podRangeTimeoutMs = 30_000;

/**
 * Makes a cluster that kind has just created ready for drills: no packet leaves the nodes, and its
 * DNS is asked every second whether it is ready (kubeadm's every ten cost ten at the start).
 * Resolves to routes to pods on other nodes than the control plane.
 */
export async function settle(
  name: string,
  nodes: readonly string[],
  kubeconfigFile: string,
  cni: string | undefined,
): Promise<readonly PodRoute[]> {
  const kubernetes = connectKubernetes(name, await readFile(kubeconfigFile, 'utf8'));
  try {
    const [peers] = await Promise.all([
      nodes.length > 1 ? podRoutes(kubernetes, nodes) : [],
      quickenDns(kubernetes, nodes.length),
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

async function quickenDns({ objects }: Kubernetes, nodes: number): Promise<void> {
  const container = { name: 'coredns', readinessProbe: { periodSeconds: 1 } };
  const patch = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'coredns', namespace: 'kube-system' },
    // A second replica on the same node answers nothing that the first does not.
    spec: { replicas: Math.min(nodes, 2), template: { spec: { containers: [container] } } },
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

async function podRoutes(
  { core }: Kubernetes,
  nodes: readonly string[],
): Promise<(PodRoute & { readonly node: string })[]> {
  const deadline = performance.now() + podRangeTimeoutMs;
  for (;;) {
    const { items } = await core.listNode();
    const routes = items.flatMap(({ metadata, spec, status }) => {
      const via = status?.addresses?.find(({ type }) => type === 'InternalIP')?.address;
      const [node, range] = [metadata?.name, spec?.podCIDR];
      return node && range && via ? [{ node, range, via }] : [];
    });
    if (routes.length === nodes.length) return routes;
    if (performance.now() > deadline) throw new Error('nodes have no pod ranges');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
