import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { onNode } from '../fault-scripts.ts';

// After a Service's address has been rewritten to a pod's (-100), before other filters (0).
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

const named = (id: string, script: string) => script.replaceAll('TABLE', `firedrill_${id}`);

/** Adds an nftables rule to a node, for the packets that it sends or forwards. */
export async function dropIn(
  cluster: Cluster,
  node: string,
  id: string,
  rule: string,
): Promise<void> {
  const what = `Packets cannot be dropped in ${node}`;
  await onNode(cluster, node, id).inject(named(id, rules(rule)), [], what);
}

export function undoDropIn(
  cluster: Cluster,
  node: string,
  id: string,
  describes: string,
): UndoAction {
  return onNode(cluster, node, id).undo(named(id, removal), [], `${describes} in ${node}`);
}

export async function isDroppedNowhere(
  cluster: Cluster,
  nodes: readonly string[],
  id: string,
): Promise<boolean> {
  for (const node of nodes) {
    const what = `Rules of ${node} cannot be read`;
    if (!(await onNode(cluster, node, id).isTrue(named(id, looking), [], what))) return false;
  }
  return true;
}
