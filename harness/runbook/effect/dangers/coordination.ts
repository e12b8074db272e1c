import type { Table } from './danger.ts';

const zookeeper = 'zkCli.sh zkcli zookeeper-shell zookeeper-shell.sh zookeepercli';

/** Stores that machines coordinate themselves with. Queues are in queues.ts. */
export const coordination: Table = {
  destroys: [
    ['etcd-manager-ctl', / restore-backup\b/, 'replaces what etcd holds by a backup'],
    [zookeeper, / (?:deleteall|rmr|delete)\b/, 'deletes nodes of ZooKeeper'],
    [
      'etcdctl',
      / member remove\b/,
      'takes a member out of etcd, and its data is of no use any more',
    ],
    [
      'etcdctl',
      / (?:del\b.* --(?:prefix|from-key)|rm\b.* (?:-r|--recursive)|rmdir)\b/,
      'deletes every key under a prefix',
    ],
    ['etcd', / --force-new-cluster\b/, 'makes a new cluster of one member'],
    [
      'consul',
      / (?:kv delete\b.* -recurse|snapshot restore)\b/,
      'replaces or deletes keys of Consul',
    ],
    ['vault bao', / operator raft snapshot restore\b/, 'replaces the whole state of Vault'],
    ['nomad', / operator snapshot restore\b/, 'replaces the whole state of Nomad'],
    [
      'vault',
      / (?:(?:secrets|auth) disable|kv (?:metadata delete|destroy))\b/,
      'deletes secrets of Vault',
    ],
  ],
  removes: [
    ['nomad', / (?:volume|namespace|var|acl \S+) (?:delete|purge)\b/, 'deletes what it names'],
    ['etcdctl', / (?:del|rm|compact|compaction)\b/, 'deletes keys or their history'],
    [
      'etcdctl',
      / (?:user (?:delete|revoke-role)|role (?:delete|revoke-permission)|auth disable|lease revoke)\b/,
      'takes rights or keys away',
    ],
    ['consul', / kv delete\b/, 'deletes a key'],
    [
      'vault',
      / (?:kv delete|delete|lease revoke|token revoke|policy delete)\b/,
      'revokes or deletes a secret',
    ],
  ],
  interrupts: [
    [
      'consul',
      / (?:services deregister|maint\b.* -enable|acl \S+ delete|intention delete|config delete)\b/,
      'takes a service or rights away',
    ],
    [
      'vault',
      / write\b.* \S*(?:\/rotate\b|replication\/\S+\/(?:disable|demote|promote)|\/revoke\b|\/tidy\b)/,
      'replaces or revokes keys, or moves the primary',
    ],
    ['vault', / operator (?:rotate|generate-root)\b/, 'replaces keys of Vault'],
    [
      'nomad',
      / (?:node eligibility\b.* -disable|alloc (?:stop|restart|signal)|operator raft (?:remove-peer|transfer-leadership))\b/,
      'stops work of Nomad',
    ],
    [
      'zkCleanup.sh zkServer.sh',
      / (?:stop|-n)(?: |$)/,
      'stops ZooKeeper, or deletes its snapshots',
    ],
    ['talosctl', / etcd defrag\b/, 'blocks a member of etcd meanwhile'],
    [
      'etcdctl',
      / (?:move-leader|defrag|alarm disarm|downgrade enable|auth enable|member (?:add|update|promote))\b/,
      'blocks a member of etcd meanwhile, or changes who may do what',
    ],
    [
      'consul',
      / (?:leave|force-leave|operator raft (?:remove-peer|transfer-leader))\b/,
      'takes a server out of the cluster',
    ],
    [
      'vault',
      / operator (?:seal|step-down|rekey|raft remove-peer)\b/,
      'seals Vault, or moves its leader',
    ],
    [
      'nomad',
      / (?:job stop|stop|node drain(?!\b.* -disable)|system gc|server force-leave)\b/,
      'stops work of Nomad',
    ],
  ],
};
