import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

/** Networks, meshes, proxies and file systems of many machines. */
export const meshes: readonly RemovedUsage[] = [
  [
    'calicoctl',
    /^ (?:config (?:set|get)|status|pool|endpoint|profile|checksystem|container|bgp|ipam release-affinity|diags)(?: |$)/,
    'Version 3 of calicoctl has no such command.',
    'calicoctl node status, calicoctl get …, calicoctl apply -f …',
  ],
  [
    'weave',
    /^ (?:launch|status|report|reset|forget|connect|expose|setup|version)(?: |$)/,
    'Nobody maintains Weave Net any more.',
    undefined,
    'old',
  ],
  [
    'nomad',
    /^ (?:node-status|node-drain|alloc-status|eval-status|server-members|server-join|server-force-leave|client-config|keygen|keyring|agent-info\S+)(?: |$)/,
    'Current versions of Nomad have this command in a group.',
    'nomad node status, nomad server members, nomad operator gossip keyring …',
    'old',
  ],
  [
    'istioctl',
    / (?:manifest migrate|convert-ingress|get|experimental convert-ingress)(?: |$)/,
    'Current versions of istioctl have no such command.',
    'kubectl get …',
  ],
  [
    'varnishadm',
    / (?:purge|purge\.url|purge\.hash|purge\.list|url\.purge)(?: |$)/,
    'Varnish 3 and newer call it `ban`.',
    'varnishadm ban …',
  ],
  [
    'envoy',
    / --(?:v2-config-only|max-stats|max-obj-name-len|allow-deprecated-v2-api)(?: |=|$)/,
    'Current versions of Envoy have no such option.',
  ],
  [
    'traefik',
    / (?:--web(?:\.\S+)?|--configfile|storeconfig|bug)(?: |=|$)/i,
    'Traefik 2 and newer have no such option or command.',
    undefined,
    'old',
  ],
  [
    'caddy',
    / -(?:conf|agree|service|root|port|ca|email|catimeout)(?: |=|$)/,
    'Caddy 2 has no such option.',
    'caddy run --config …',
  ],
  [
    'openvpn',
    / --(?:tls-remote|no-iv|no-replay|compat-names|ifconfig-pool-linear)(?: |$)/,
    'Current versions of OpenVPN have no such option.',
    '--verify-x509-name …',
    'old',
  ],
  ['ipchains ipfwadm', always, 'Linux 2.4 and newer have none of it.', 'nft … or iptables …'],
  [
    'ntpdate',
    / \S/,
    'Current distributions have no ntpdate, or only as an add-on.',
    'chronyd -q … or timedatectl',
    'old',
  ],
  [
    'ceph',
    / (?:osd blacklist|mds (?:rm_data_pool|set|deactivate)|pg (?:set_full_ratio|set_nearfull_ratio|force_create_pg)|osd set require_\w+_osds|mon sync)(?: |$)| crush_ruleset(?: |$)/,
    'Current versions of Ceph have no such command.',
    'ceph osd blocklist …, ceph fs set …, ceph osd set-full-ratio …',
  ],
  [
    'ceph',
    /^ (?:scrub|compact|quorum (?:enter|exit))(?: |$)/,
    'Current versions of Ceph have this only of a monitor.',
    'ceph tell mon.… compact',
    'old',
  ],
  [
    'radosgw-agent ceph-rest-api calamari-ctl ceph-brag',
    always,
    'Ceph has no such program any more.',
  ],
  [
    'rados',
    / (?:mkpool|rmpool)(?: |$)/,
    'Current versions of rados have no such command.',
    'ceph osd pool create …',
  ],
  [
    'gluster',
    / (?:volume (?:tier|attach-tier|detach-tier)\b|volume create\b.* stripe \d|nfs-ganesha (?:enable|disable))/,
    'Gluster 6 and newer have no tiers, stripes or NFS-Ganesha of their own.',
  ],
];
