import type { Table } from './danger.ts';

const topics = 'kafka-topics kafka-topics.sh';
const groups = 'kafka-consumer-groups kafka-consumer-groups.sh';
const zookeeper = 'zkCli.sh zkcli zookeeper-shell zookeeper-shell.sh zookeepercli';

/** Queues, and the stores that machines coordinate themselves with. */
export const coordination: Table = {
  destroys: [
    ['etcd-manager-ctl', / restore-backup\b/, 'replaces what etcd holds by a backup'],
    [topics, / --delete\b/, 'deletes a topic with its messages'],
    ['kafka-delete-records kafka-delete-records.sh', / \S/, 'deletes messages'],
    ['kafka-storage kafka-storage.sh', / format\b/, 'formats the log directories'],
    [zookeeper, / (?:deleteall|rmr|delete)\b/, 'deletes nodes of ZooKeeper'],
    [
      'rabbitmqctl',
      / (?:reset|force_reset|purge_queue|delete_queue|delete_vhost)\b/,
      'deletes queues with their messages',
    ],
    ['rabbitmqadmin', / (?:delete|purge) /, 'deletes queues with their messages'],
    ['nats', / (?:stream|consumer|kv|object)\S* (?:rm|purge|delete)\b/, 'deletes messages'],
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
    [
      'vault',
      / (?:(?:secrets|auth) disable|kv (?:metadata delete|destroy)|operator raft snapshot restore)\b/,
      'deletes secrets of Vault',
    ],
  ],
  removes: [
    ['celery', / purge(?: |$)/, 'deletes every task that waits'],
    [
      groups,
      / --(?:delete|delete-offsets)\b| --reset-offsets\b.* --execute\b/,
      'deletes or moves offsets, so messages are skipped or read again',
    ],
    ['etcdctl', / (?:del|rm|compact|compaction)\b/, 'deletes keys or their history'],
    ['consul', / kv delete\b/, 'deletes a key'],
    ['vault', / (?:kv delete|delete|lease revoke|token revoke)\b/, 'revokes or deletes a secret'],
  ],
  interrupts: [
    [
      'rabbitmqctl',
      / (?:forget_cluster_node|stop_app|stop|shutdown|sync_queue)\b/,
      'takes a node out of work',
    ],
    ['etcdctl', / (?:move-leader|defrag)\b/, 'blocks a member of etcd meanwhile'],
    [
      'consul',
      / (?:leave|force-leave|operator raft remove-peer)\b/,
      'takes a server out of the cluster',
    ],
    [
      'vault',
      / operator (?:seal|step-down|rekey|raft remove-peer)\b/,
      'seals Vault, or moves its leader',
    ],
    [
      'nomad',
      / (?:job stop|stop|node drain|system gc|server force-leave)\b/,
      'stops work of Nomad',
    ],
  ],
};
