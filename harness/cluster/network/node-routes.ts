import { HarnessError } from '../../errors.ts';
import { podRange, serviceRange } from '../lifecycle/kind-config.ts';
import { installOnNode } from '../lifecycle/node-program.ts';

const timeoutMs = 30_000;
const nowhere = 'firedrill0';

/** The pods of one node, and the address at which other nodes reach them. */
export interface PodRoute {
  readonly range: string;
  readonly via: string;
}

/**
 * Keeps packets to pods and Services from leaving a node by its default route. Survives a restart
 * of the node's container. `peers`: routes to other nodes' pods, if no CNI daemon sets them.
 */
export async function keepPacketsInside(
  node: string,
  peers: readonly PodRoute[] = [],
): Promise<void> {
  const program = {
    name: 'routes',
    description: 'Packets to pods and Services do not leave by the default route',
    script: routesScript(peers),
  };
  const { exitCode, stderr } = await installOnNode(node, program, timeoutMs);
  if (exitCode !== 0) {
    throw new HarnessError('CLUSTER_FAILED', `cannot set the routes of ${node}: ${stderr}`, {
      next: 'The node image needs iproute2, nftables and systemd.',
    });
  }
}

// The range of pods may be unreachable: live pods have routes of their own. The range of Services may
// not: the kernel looks up the route of a local packet before nat rewrites its destination. So the
// route leads to a bridge without ports, and packets that nat did not rewrite are rejected, in the
// output hook between nat (-100) and kube-proxy's own check (-90), which drops them.
// A TCP reset and not ICMP: ICMP can arrive while connect() still holds the socket, and the kernel
// then ignores it until the next SYN a second later. Pods keep ICMP, without a rate limit: with one,
// the first connection would be refused and the next would time out.
function routesScript(peers: readonly PodRoute[]): string {
  return `address=$(ip -4 -o address show dev eth0 | awk '{ sub("/.*", "", $4); print $4; exit }')
ip link add ${nowhere} type bridge 2>/dev/null || ip link show ${nowhere} >/dev/null
ip link set ${nowhere} arp off up
ip route replace ${serviceRange} dev ${nowhere} src "$address" metric 2048
ip route replace unreachable ${serviceRange} metric 4096
ip route replace unreachable ${podRange} metric 4096
${peers.map(({ range, via }) => `ip route replace ${range} via ${via}\n`).join('')}\
echo 0 >/proc/sys/net/ipv4/icmp_ratelimit
nft -f - <<'RULES'
add table ip firedrill
flush table ip firedrill
table ip firedrill {
  chain output {
    type filter hook output priority -95
    ip daddr ${serviceRange} meta l4proto tcp counter reject with tcp reset
    ip daddr ${serviceRange} counter reject
  }
  chain forward {
    type filter hook forward priority -5
    ip daddr ${serviceRange} meta l4proto tcp counter reject with tcp reset
    ip daddr ${serviceRange} counter reject
  }
}
RULES
`;
}
