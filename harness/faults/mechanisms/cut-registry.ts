import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { AimedFault, Cluster } from '../../ports.ts';
import { newFaultId, onNode } from '../fault-scripts.ts';
import { dropIn, isDroppedNowhere, undoDropIn } from './packet-rule.ts';

/** A registry as the nodes connect to it; a mirror of it by its own address. */
export const registryAddress = z
  .string()
  .regex(/^[\w.-]+(:\d{1,5})?$/, { error: 'must be a host, or host:port, as in an image’s name' });

const httpsPort = 443;
const resolving = `getent ahostsv4 "$1" | awk '{ print $1 }' | sort -u`;

/** Drops packets of the nodes to a registry: a pull waits for an answer, and times out after half a minute. */
export async function aimRegistry(
  registry: string,
  cluster: Cluster,
): Promise<Pick<AimedFault, 'undo' | 'isGone'> & { inject(): Promise<void> }> {
  const [host = '', port = httpsPort] = registry.split(':');
  const rules = new Map<string, string>();
  for (const node of cluster.nodes) {
    const found = await onNode(cluster, node).run(resolving, [host], `${host} cannot be looked up`);
    const addresses = found.split('\n').filter(Boolean);
    if (addresses.length === 0) throw unknown(host, node);
    rules.set(node, ruleFor(addresses, Number(port)));
  }
  const id = newFaultId();
  return {
    undo: cluster.nodes.map((node) => undoDropIn(cluster, node, id, `let ${registry} be reached`)),
    inject: async () => {
      for (const [node, rule] of rules) await dropIn(cluster, node, id, rule);
    },
    isGone: () => isDroppedNowhere(cluster, cluster.nodes, id),
  };
}

// As the connection was asked for: a Service's address has become that of a pod by the time of the filter.
const ruleFor = (addresses: readonly string[], port: number) =>
  [
    'meta l4proto tcp',
    `ct original ip daddr { ${addresses.join(', ')} }`,
    `ct original proto-dst ${port}`,
    'counter drop',
  ].join(' ');

function unknown(host: string, node: string): HarnessError {
  return new HarnessError('FAULT_FAILED', `${node} does not know an address of "${host}".`, {
    next: 'Name the registry as the nodes reach it: the first part of the image’s name, or its mirror.',
  });
}
