import type { Table } from './danger.ts';

const kafka = (names: string) =>
  names
    .split(' ')
    .flatMap((name) => [name, `${name}.sh`])
    .join(' ');
/** Less than three hours, or less than a gigabyte. */
const short = String.raw`(?:retention\.ms=\d{1,7}|retention\.bytes=\d{1,9})(?!\d)`;

/** Queues of messages. */
export const queues: Table = {
  destroys: [
    ['celery', / purge(?: |$)/, 'deletes every task that waits'],
    ['rq', / empty(?: |$)/, 'deletes every task that waits'],
    ['rake rails bin/rails', / jobs:clear\b/, 'deletes every task that waits'],
    ['mqadmin', / (?:deleteTopic|cleanExpiredCQ)(?: |$)/, 'deletes a topic with its messages'],
    ['couchbase-cli', / node-reset\b/, 'deletes what the node holds'],
    [kafka('kafka-topics'), / --delete\b/, 'deletes a topic with its messages'],
    [
      kafka('kafka-topics kafka-configs'),
      new RegExp(`^(?=.* --alter\\b).*\\b${short}`),
      'makes Kafka delete messages',
    ],
    [
      'rpk kafkactl kaf',
      / (?:topic )?(?:delete|trim\S*)(?: topic)? \S/,
      'deletes a topic with its messages',
    ],
    [kafka('kafka-delete-records'), / \S/, 'deletes messages'],
    [kafka('kafka-storage'), / format\b/, 'formats the log directories'],
    [
      kafka('kafka-leader-election'),
      / --election-type[ =]unclean\b/i,
      'makes a leader of a copy that may lack messages',
    ],
    [
      'rabbitmqctl',
      / (?:reset|force_reset|purge_queue|delete_queue|delete_vhost)\b/,
      'deletes queues with their messages',
    ],
    ['rabbitmqadmin', / (?:delete|purge) /, 'deletes queues with their messages'],
    ['nats', / (?:stream|consumer|kv|object|account)\S* (?:rm|purge|delete)\b/, 'deletes messages'],
    [
      'pulsar-admin',
      / (?:topics|namespaces|tenants|clusters|schemas) (?:delete\S*|skip\S*|clear-backlog|truncate|terminate|expire-messages\S*|unsubscribe)\b/,
      'deletes messages, or what holds them',
    ],
    ['pulsar', / initialize-cluster-metadata(?: |$)/, 'makes a new cluster'],
    [
      'bookkeeper',
      / shell (?:\S+format|decommissionbookie|deleteledger|recover)\b/,
      'gives up data of a bookie',
    ],
  ],
  removes: [
    [
      kafka('kafka-topics kafka-configs'),
      /^(?=.* --alter\b).*\bretention\.ms=\d{8}(?!\d)/,
      'makes Kafka delete messages after a day or less',
    ],
    [
      kafka('kafka-consumer-groups kafka-streams-application-reset'),
      / --(?:delete|delete-offsets)\b| --reset-offsets\b.* --execute\b| --application-id\b/,
      'deletes or moves offsets, so messages are skipped or read again',
      / --dry-run\b/,
    ],
    [
      'rpk kafkactl',
      / (?:group (?:seek|delete\S*)|reset (?:offset|consumer-group-offset)\b.* --execute)\b/,
      'deletes or moves offsets, so messages are skipped or read again',
    ],
    [kafka('kafka-acls'), / --remove\b/, 'takes rights away from whoever has them'],
    ['rabbitmqctl', / (?:delete_user|clear_permissions|delete_\w+)\b/, 'deletes what it names'],
    ['rabbitmq-queues', / (?:delete_member|shrink)\b/, 'takes a copy of a queue away'],
    ['nats', / (?:stream|account) restore\b/, 'writes a backup over what the stream holds'],
    ['nats', / kv (?:del|purge)\b/, 'deletes a key'],
  ],
  interrupts: [
    [kafka('kafka-topics'), / --alter\b.* --partitions\b/, 'gives keys other partitions, for good'],
    [
      'rabbitmqctl',
      / (?:forget_cluster_node|stop_app|stop|shutdown|sync_queue|force_boot|close_\w*connections?)\b/,
      'takes a node out of work, or cuts connections',
    ],
    [
      'rabbitmqctl',
      / set_(?:vm_memory_high_watermark|disk_free_limit)\b.* 0(?: |$)/,
      'blocks everybody who sends',
    ],
    ['rabbitmq-plugins', / (?:disable|set) /, 'stops a part of RabbitMQ'],
    ['rabbitmq-upgrade', / drain(?: |$)/, 'takes a node out of work'],
    [
      kafka('kafka-reassign-partitions'),
      / --execute\b/,
      'moves partitions with their data to other brokers',
    ],
    [
      'rpk',
      / (?:cluster maintenance enable|redpanda (?:stop|admin brokers decommission))\b/,
      'takes a broker out of work',
    ],
    ['nats', / (?:raft|server) (?:\S+ )?(?:step-down|peer-remove|leader)\b/, 'moves the leader'],
    [
      'pulsar-admin',
      / (?:topics|namespaces|brokers) (?:unload|shutdown)\b/,
      'moves topics to other brokers',
    ],
    [
      'emqx emqx_ctl emqx-ctl',
      / cluster (?:leave|force-leave)\b| stop(?: |$)/,
      'takes a node out of work',
    ],
    ['celery', / control (?:shutdown|cancel_consumer)\b/, 'stops workers'],
  ],
};
