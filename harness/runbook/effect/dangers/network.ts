import type { Table } from './danger.ts';

/** Interfaces, routes, tunnels, switches and routers. The firewall is in firewall.ts. */
export const network: Table = {
  destroys: [
    ['ipvsadm', / (?:-C|--clear)\b/, 'removes every virtual server'],
    ['ovs-vsctl', / (?:del-br|emer-reset) ?/, 'removes a switch with its ports'],
  ],
  removes: [],
  interrupts: [
    ['ip', / link (?:set\b.* down|del|delete)\b/, 'takes a network interface away'],
    ['ip', / (?:addr|address|a) (?:del|delete|flush)\b/, 'takes an address away'],
    ['ip', / (?:route|r|rule) (?:del|delete|flush)\b/, 'takes a route away'],
    ['ip', / route (?:replace|change) default\b/, 'sends everything another way'],
    ['ip', / route add (?:blackhole|unreachable|prohibit)\b/, 'blocks an address'],
    ['ip', / (?:neigh|neighbour|n) flush\b/, 'forgets the neighbours'],
    ['ip', / (?:netns|tunnel|xfrm \w+) (?:del|delete|flush\w*)\b/, 'takes a network away'],
    ['ifconfig', / down(?: |$)/, 'takes a network interface away'],
    ['ifdown', / \S/, 'takes a network interface away'],
    ['route', / (?:del|delete|flush)(?: |$)/, 'takes a route away'],
    [
      'nmcli',
      / (?:down|delete|disconnect)\b| (?:n|net\w*|radio \w+) off\b/,
      'takes a connection away',
    ],
    ['netplan', / apply(?: |$)/, 'makes the network anew, and may cut off whoever did it'],
    ['brctl', / del(?:br|if) /, 'takes a bridge apart'],
    ['ovs-vsctl', / (?:--if-exists )?del-\w+ /, 'takes a port away'],
    ['ovs-ofctl ovs-dpctl', / del-flows?\b/, 'removes how packets are sent on'],
    ['ovn-nbctl ovn-sbctl', / (?:--if-exists )?\w+-del /, 'takes a network away'],
    ['wg-quick', / down(?: |$)/, 'takes a tunnel away'],
    ['ipsec strongswan', / (?:stop|down|restart)(?: |$)/, 'takes tunnels away'],
    ['swanctl', / (?:-t|--terminate)(?: |$)/, 'takes tunnels away'],
    ['tailscale', / (?:down|logout)(?: |$)/, 'takes the machine off its network'],
    ['birdc birdcl', / (?:disable|down|restart) ?/, 'takes routes away'],
    ['gobgp', / neighbor \S+ (?:shutdown|disable|reset)\b/, 'takes routes away'],
    [
      'vtysh',
      / (?:clear (?:ip |bgp )|.*\bno (?:router|neighbor|ip route|network))/,
      'takes routes away',
    ],
    ['calicoctl', / (?:delete|ipam release) /, 'takes a part of the network away'],
    [
      'cilium cilium-dbg',
      / (?:bpf \S+ (?:flush|delete)|endpoint disconnect|clustermesh disconnect)\b/,
      'forgets connections, or cuts them',
    ],
    [
      'tc',
      / qdisc (?:add|replace|change)\b.* (?:loss|delay|corrupt|duplicate|rate) /,
      'slows packets down, or loses them',
    ],
    ['ethtool', / (?:-r|--negotiate|--reset)(?: |$)/, 'takes a network interface away meanwhile'],
    ['conntrack', / (?:-[FD]|--flush|--delete)\b/, 'forgets connections'],
    ['modprobe', / (?:-\w*r\w*|--remove)(?: |$)/, 'takes a part of the kernel away'],
    ['rmmod', / \S/, 'takes a part of the kernel away'],
    [
      'sysctl',
      / net\.ipv[46]\.(?:conf\.\w+\.forwarding|ip_forward) ?= ?0\b/,
      'stops sending packets on',
    ],
  ],
};
