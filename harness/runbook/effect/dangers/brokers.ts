import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

const kafka = (names: string) =>
  names
    .split(' ')
    .flatMap((name) => [name, `${name}.sh`])
    .join(' ');
const moves = 'moves work to other brokers, or stops one';
const fewer = 'decides what is deleted, or who may send';

/** Further tools of brokers, beside queues.ts. */
export const brokers: Table = {
  destroys: [
    ['dltmqm', / \S/, 'deletes the queue manager with its messages'],
    ['runmqsc', /\b(?:CLEAR|DELETE) /i, 'deletes messages or queues'],
    [
      'bookkeeper',
      / shell (?:nuke\w+|lostbookierecoverydelay|deleteledger) ?/,
      'deletes the metadata of every ledger',
    ],
    ['artemis', / data (?:imp|import|recovery) ?/, 'writes a backup over what the broker holds'],
    [
      'emqx emqx_ctl emqx-ctl',
      / (?:ctl )?data import /,
      'writes a backup over what the broker holds',
    ],
  ],
  removes: [
    ['nats', / stream (?:rmm|seal) /, 'deletes a message, or ends a stream for good'],
    [
      kafka('kafka-configs'),
      /^(?=.* --alter\b).* --(?:delete-config\b.*(?:retention|cleanup\.policy)|add-config\b.*(?:cleanup\.policy=delete|byte_rate|request_percentage))/,
      fewer,
    ],
    [
      kafka('kafka-share-groups kafka-transactions'),
      / (?:--delete\S*|abort|--reset-offsets\b.* --execute)(?: |$)/,
      'deletes what it names, or skips messages',
    ],
    [
      'kaf kafkactl',
      / (?:group commit|alter topic|delete) /,
      'deletes what it names, or skips messages',
    ],
    ['rpk', / topic (?:alter-config\b.*retention|trim-prefix) ?/, fewer],
    [
      'rabbitmqctl',
      / (?:clear_\w+|import_definitions|set_policy\b.*(?:ttl|max-length|expires)|set_user_limits|set_vhost_limits|rename_cluster_node|delete_\w+)(?: |$)/,
      fewer,
    ],
    ['nats', / stream edit\b.* --(?:max-\S+|discard|retention)/, fewer],
    ['pulsar-admin', / namespaces set-(?:retention|message-ttl|backlog-quota|\S*ttl) /, fewer],
    [
      'pulsar-admin',
      / topics (?:reset-cursor|set-\w*retention|remove-\S+) /,
      'skips messages, or sends them again',
    ],
    ['nsc', / (?:delete|revocations add-\w+) ?/, 'deletes what it names'],
    ['php artisan', / (?:artisan )?horizon:clear(?: |$)/, 'deletes tasks that wait'],
    [
      'rake bin/rake',
      / (?:resque|sidekiq|delayed_job|jobs)\S*:(?:clear|purge|delete)\S*/,
      'deletes tasks that wait',
    ],
  ],
  interrupts: [
    ['endmqm', always, 'stops the queue manager'],
    [kafka('kafka-leader-election kafka-preferred-replica-election'), / \S/, moves],
    [kafka('kafka-reassign-partitions'), / --cancel\b/, moves],
    [
      kafka('kafka-features kafka-metadata-quorum kafka-cluster'),
      / (?:upgrade|downgrade|disable|remove-controller|unregister)(?: |$)/,
      moves,
    ],
    [kafka('kafka-delegation-tokens'), / --expire\b/, 'takes rights away from whoever has them'],
    [
      'rpk',
      / (?:cluster partitions (?:move\S*|transfer-leadership|unsafe-recover)|cluster config (?:set|import|edit)|cluster storage \S+|redpanda stop|container (?:stop|purge)) ?/,
      moves,
    ],
    [
      'rabbitmqctl',
      / (?:suspend_listeners|(?:stop|restart)_vhost|enable_feature_flag|join_cluster|change_cluster_node_type|eval\b.*(?:stop|delete|purge|halt)\w*|await_\w+\b.*force)(?: |$)?/,
      moves,
    ],
    [
      'rabbitmq-queues rabbitmq-streams',
      / (?:rebalance|restart_stream|shrink|delete_\w+) ?/,
      moves,
    ],
    ['nats-server', / (?:--signal|-sl)[ =](?:stop|quit|term|ldm)/, moves],
    [
      'nats',
      / (?:consumer pause|server (?:account purge|cluster \S+|request \w+)|stream cluster \S+) /,
      moves,
    ],
    [
      'pulsar-admin',
      / (?:functions|sinks|sources|brokers|bookies|transactions|ns-isolation-policy) (?:stop|restart|delete\S*|shutdown|abort\S*) ?/,
      moves,
    ],
    ['bookkeeper', / shell autorecovery\b.* -disable\b/, moves],
    ['activemq artemis', / (?:stop|restart|kill)(?: |$)/, 'stops the broker'],
    ['rdqmadm', / -[sp](?: |$)/, moves],
    ['runmqsc', /\bSTOP /i, moves],
    [
      'vmq-admin',
      / (?:session disconnect|cluster leave|plugin disable) /,
      'cuts connections, or takes a node out of work',
    ],
    [
      'celery',
      / (?:control (?:pool_\w+|rate_limit|revoke|terminate)|multi (?:stop\w*|restart|kill)) ?/,
      'stops workers or tasks',
    ],
    ['sidekiqctl', / (?:stop|quiet)(?: |$)/, 'stops workers'],
    ['php artisan', / (?:artisan )?horizon:(?:pause|terminate)(?: |$)/, 'stops workers'],
  ],
};
