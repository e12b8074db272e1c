import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Injector } from '../../ports.ts';
import { newFaultId } from '../fault-scripts.ts';
import { dropIn, isDroppedNowhere, undoDropIn } from '../mechanisms/packet-rule.ts';
import { findNodes } from '../target/target-nodes.ts';
import { findPods, targetShape } from '../target/target-pods.ts';

const schema = z.strictObject({
  /** The nodes that drop packets. Default: all. */
  from: z.strictObject({ selector: z.string().min(1) }).optional(),
  /** The pods that packets no longer reach. */
  to: z.strictObject(targetShape),
  /** The pod's port, not its Service's. Default: every port. */
  port: z.int().min(1).max(65_535).optional(),
  share: z
    .string()
    .regex(/^([1-9]\d?|100)%$/, { error: 'must be a share of the packets, from 1% to 100%' })
    .default('100%'),
});

/** Drops packets to pods in the nodes' own network, as a broken network path would. */
export const packetDrop: Injector<z.output<typeof schema>> = {
  kind: 'packet-drop',
  schema,
  async aim({ from, to, port, share }, cluster) {
    const nodes = from ? await findNodes(from.selector, cluster) : cluster.nodes;
    const pods = await findPods(to, cluster);
    const addresses = pods.flatMap(({ pod }) =>
      pod.spec?.hostNetwork ? [] : (pod.status?.podIP ?? []),
    );
    if (addresses.length < pods.length) {
      throw new HarnessError(
        'FAULT_FAILED',
        `Some pods of "${to.selector}" have no address of their own: packets to their node would be dropped as well.`,
        { next: 'Aim at pods without hostNetwork.' },
      );
    }
    const id = newFaultId();
    const percent = Number.parseInt(share, 10);
    const rule = [
      `ip daddr { ${addresses.join(', ')} }`,
      ...(port === undefined ? [] : [`meta l4proto { tcp, udp } th dport ${port}`]),
      ...(percent === 100 ? [] : [`numgen random mod 100 < ${percent}`]),
      'counter drop',
    ].join(' ');
    return {
      targets: pods.map(({ name }) => `packets/${to.namespace}/${name}`),
      undo: nodes.map((node) =>
        undoDropIn(cluster, node, id, `let packets to ${to.selector} through`),
      ),
      inject: async () => {
        for (const node of nodes) await dropIn(cluster, node, id, rule);
      },
      isGone: () => isDroppedNowhere(cluster, nodes, id),
    };
  },
};
