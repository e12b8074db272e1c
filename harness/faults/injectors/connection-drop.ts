import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { valueAt } from '../../scenario/json-path.ts';
import { newFaultId } from '../fault-scripts.ts';
import { dropIn, isDroppedNowhere, undoDropIn } from '../mechanisms/packet-rule.ts';
import { findPods, targetShape } from '../target/target-pods.ts';
import { lookAt, requireService, servicePath, serviceShape } from '../target/target-service.ts';

const schema = z.strictObject({
  /** The pod whose connections go dark; only one may match. */
  of: z.strictObject(targetShape),
  /** Where to read its connections: a path that answers with a JSON list of objects. */
  told: z.strictObject({
    service: serviceShape,
    path: servicePath,
    /** Selects the connections whose fields have these values. */
    where: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    /** The field that holds the pod's own port. */
    port: z.string().min(1),
  }),
});

type Fields = z.output<typeof schema>;

/**
 * Drops incoming packets on the connections that a pod has open now, and on no others: as if something
 * on the way had forgotten them without telling either end.
 */
export const connectionDrop: Injector<Fields> = {
  kind: 'connection-drop',
  schema,
  async aim(fields, cluster) {
    const { of, told } = fields;
    const [found, ...others] = await findPods(of, cluster);
    const address = found?.pod.status?.podIP;
    if (!found || !address || others.length > 0 || found.pod.spec?.hostNetwork) {
      throw new HarnessError(
        'FAULT_FAILED',
        `"${of.selector}" must match exactly one pod, and that pod must have its own address: otherwise its ports are not its own alone.`,
        { next: 'Correct the selector, or scale the pods to one.' },
      );
    }
    await requireService(told.service, cluster);
    await portsOf(fields, cluster);
    const { nodes } = cluster;
    const id = newFaultId();
    return {
      targets: [`connections/${of.namespace}/${found.name}`],
      undo: nodes.map((node) =>
        undoDropIn(cluster, node, id, `let packets to ${found.name} through`),
      ),
      inject: async () => {
        // Read again: the pod may have other connections by now.
        const ports = await portsOf(fields, cluster);
        const rule = `ip daddr ${address} tcp dport { ${ports.join(', ')} } counter drop`;
        for (const node of nodes) await dropIn(cluster, node, id, rule);
      },
      isGone: () => isDroppedNowhere(cluster, nodes, id),
    };
  },
};

async function portsOf({ told }: Fields, cluster: Cluster): Promise<readonly number[]> {
  const { service, path, where, port } = told;
  const answer = await lookAt(service, path, cluster);
  const all: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const matching = all.filter((one) =>
    Object.entries(where).every(([field, value]) => valueAt(one, field) === value),
  );
  const ports = matching
    .map((one) => valueAt(one, port))
    .filter((value) => typeof value === 'number' && value > 0 && value < 65_536);
  if (ports.length > 0) return ports as number[];
  throw new HarnessError(
    'FAULT_FAILED',
    `${service.namespace}/${service.name}${path} lists no such connection: ${JSON.stringify(answer)}`,
    { next: 'Correct "where" and "port" of the fault.' },
  );
}
