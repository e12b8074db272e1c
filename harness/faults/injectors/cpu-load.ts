import { z } from 'zod';
import type { Injector } from '../../ports.ts';
import { onNode } from '../fault-scripts.ts';
import { findNode } from '../target/target-nodes.ts';

const schema = z.strictObject({
  /** The one node that these labels match. */
  node: z.strictObject({ selector: z.string().min(1) }),
  /** How many processors to keep busy, at most: 0.5 is half of one. */
  cores: z.number().min(0.05).max(16),
});

const burning = `systemd-run --quiet --collect --unit "firedrill-load-$id" \\
  --property "CPUQuota=$1%" --property CPUWeight=1000 \\
  sh -c 'n=$1; while [ "$n" -gt 0 ]; do (while :; do :; done) & n=$((n - 1)); done; wait' sh "$2"
systemctl is-active --quiet "firedrill-load-$id"
`;
// Read from the unit's state, not from `is-active`, which also fails when systemd itself does.
const state = 'state=$(systemctl show --property ActiveState --value "firedrill-load-$id")';
const stopping = `systemctl stop "firedrill-load-$id" 2>/dev/null || true
${state}
case $state in inactive|failed) ;; *) echo "it is $state" >&2; exit 1 ;; esac`;
const looking = `id=$1
${state}
case $state in inactive|failed) echo true ;; *) echo false ;; esac`;

/** Keeps part of a node's processors busy alongside its pods; the kernel enforces the limit. */
export const cpuLoad: Injector<z.output<typeof schema>> = {
  kind: 'cpu-load',
  schema,
  async aim({ node: { selector }, cores }, cluster) {
    const node = await findNode(selector, cluster);
    const scripts = onNode(cluster, node);
    const quota = String(Math.round(cores * 100));
    return {
      targets: [`cpu/${node}`],
      undo: [scripts.undo(stopping, [], `stop the load on ${node}`)],
      inject: async () => {
        const args = [quota, String(Math.ceil(cores))];
        await scripts.inject(burning, args, `The load on ${node} could not be started`);
      },
      isGone: () => scripts.isTrue(looking, [scripts.id], `The load on ${node} cannot be read`),
    };
  },
};
