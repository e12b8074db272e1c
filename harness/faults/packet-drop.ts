import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import type { Injector } from '../ports.ts';
import { injectCommand, inNode, lookCommand, newFaultId, undoAction } from './node-script.ts';
import { findPods, targetShape } from './target.ts';
import { findNodes } from './target-nodes.ts';

const schema = z.strictObject({
  /** Nodes in which packets are dropped; left out: all. */
  from: z.strictObject({ selector: z.string().min(1) }).optional(),
  /** Pods that packets do not reach. */
  to: z.strictObject(targetShape),
  /** Of the pod, not of its Service; left out: every port. */
  port: z.int().min(1).max(65_535).optional(),
  share: z
    .string()
    .regex(/^([1-9]\d?|100)%$/, { error: 'must be a share of the packets, from 1% to 100%' })
    .default('100%'),
});

// After a Service's address was rewritten to a pod's (-100), before anything else filters (0).
const rules = (rule: string) => `nft -f - <<'RULES'
add table ip TABLE
flush table ip TABLE
table ip TABLE {
  chain forward { type filter hook forward priority -20; policy accept; ${rule}; }
  chain output { type filter hook output priority -20; policy accept; ${rule}; }
}
RULES
nft list table ip TABLE >/dev/null
`;

const removal = 'nft add table ip TABLE; nft delete table ip TABLE';
const looking = `tables=$(nft list tables)
if printf '%s\\n' "$tables" | grep -qx "table ip TABLE"; then echo false; else echo true; fi`;

/** Drops packets to pods in the nodes' own network: what a broken path looks like from outside. */
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
    const named = (script: string) => script.replaceAll('TABLE', `firedrill_${id}`);
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
        undoAction(
          node,
          id,
          named(removal),
          [],
          `let packets to ${to.selector} through in ${node}`,
        ),
      ),
      inject: async () => {
        for (const node of nodes) {
          const argv = injectCommand(id, named(rules(rule)), []);
          await inNode(cluster, node, argv, `Packets cannot be dropped in ${node}`);
        }
      },
      isGone: async () => {
        for (const node of nodes) {
          const argv = lookCommand(named(looking), []);
          const gone = await inNode(cluster, node, argv, `Rules of ${node} cannot be read`);
          if (gone.trim() !== 'true') return false;
        }
        return true;
      },
    };
  },
};
