import { readFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { HarnessError } from '../../errors.ts';
import { podRange, serviceRange } from '../lifecycle/kind-config.ts';
import { installOnNode } from '../lifecycle/node-program.ts';

const timeoutMs = 30_000;
const nowhere = 'firedrill0';
const isRange = /^[0-9.]+\/[0-9]+$/;

/** The pods of one node, and the address at which other nodes reach them. */
export interface PodRoute {
  readonly range: string;
  readonly via: string;
}

/**
 * The host's own addresses. Node leaves out those of an interface without a carrier, such as an engine's bridge
 * without containers; the kernel answers at them all the same.
 */
export function hostAddresses(fibTrie: string): readonly string[] {
  const local = [...fibTrie.matchAll(/\|-- ([0-9.]+)\s+\/32 host LOCAL/g)].map(
    ([, one = '']) => one,
  );
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const own = all.filter(({ family, internal }) => family === 'IPv4' && !internal);
  const found = [...local, ...own.map(({ address }) => address)];
  return [...new Set(found)].filter((address) => isIPv4(address) && !address.startsWith('127.'));
}

/** Only such a route may become part of a script: a node states its address itself, and may state anything. */
export const isPodRoute = ({ range, via }: PodRoute) => isRange.test(range) && isIPv4(via);

/**
 * Keeps packets to pods and Services from leaving a node by its default route, and pods from reaching the host.
 * Survives a restart of the node's container. `peers`: routes to other nodes' pods, if no CNI daemon sets them.
 */
export async function keepPacketsInside(
  node: string,
  peers: readonly PodRoute[] = [],
): Promise<void> {
  const program = {
    name: 'routes',
    description: 'Packets to pods and Services do not leave by the default route',
    script: routesScript(peers, hostAddresses(await fibTrie())),
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
// The host also has the address that is the network's gateway; the node finds that one itself. A bridge
// that the engine makes later gets an address of these ranges, as the engine's networks do.
const engineRanges = '172.16.0.0/12, 192.168.0.0/16';

/** The kernel's table of routes; empty where there is none, as on a host whose engine runs in a VM. */
const fibTrie = () => readFile('/proc/net/fib_trie', 'utf8').catch(() => '');

function routesScript(peers: readonly PodRoute[], host: readonly string[]): string {
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
  set host {
    type ipv4_addr
  }
  set own {
    type ipv4_addr
    flags interval
  }
  chain output {
    type filter hook output priority -95
    ip daddr ${serviceRange} meta l4proto tcp counter reject with tcp reset
    ip daddr ${serviceRange} counter reject
    ip daddr @host ct state new meta l4proto tcp counter reject with tcp reset
  }
  chain forward {
    type filter hook forward priority -5
    ip daddr @host counter reject
    ip daddr { ${engineRanges} } ip daddr != @own ct state new counter reject
    ip daddr ${serviceRange} meta l4proto tcp counter reject with tcp reset
    ip daddr ${serviceRange} counter reject
  }
}
RULES
for range in $(ip -4 route show dev eth0 scope link | awk '{ print $1 }'); do
  nft add element ip firedrill own "{ $range }"
done
for address in $(ip -4 route show default | awk '{ print $3; exit }') ${host.join(' ')}; do
  nft add element ip firedrill host "{ $address }"
done
`;
}
