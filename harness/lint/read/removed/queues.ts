import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

const kafka =
  'kafka-topics kafka-topics.sh kafka-reassign-partitions kafka-reassign-partitions.sh kafka-console-consumer kafka-console-consumer.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-configs kafka-configs.sh kafka-leader-election kafka-leader-election.sh';

/** Kafka, and ZooKeeper beside it. */
export const removedOfQueues: readonly RemovedUsage[] = [
  [
    kafka,
    / --zookeeper\b/,
    'Kafka 3 has no `--zookeeper` here, and Kafka 4 no ZooKeeper.',
    '--bootstrap-server …',
  ],
  [
    'kafka-preferred-replica-election kafka-preferred-replica-election.sh',
    always,
    'Kafka 3 has no such program.',
    'kafka-leader-election.sh --election-type preferred …',
  ],
  [
    'kafka-console-producer kafka-console-producer.sh',
    / --broker-list\b/,
    'Kafka 4 has no `--broker-list` here.',
    '--bootstrap-server …',
    'old',
  ],
  [
    'kafka-acls kafka-acls.sh',
    / --authorizer-properties\b/,
    'Kafka 4 has no such option.',
    '--bootstrap-server …',
    'old',
  ],
  [
    'kafka-run-class kafka-run-class.sh',
    / kafka\.(?:tools\.(?:ConsumerOffsetChecker|ExportZkOffsets)|admin\.TopicCommand\b.* --zookeeper)/,
    'Kafka no longer has this class.',
    'kafka-consumer-groups.sh --describe …',
  ],
  [
    'zookeeper-shell zookeeper-shell.sh',
    always,
    'Kafka 4 has no ZooKeeper and no zookeeper-shell.',
    'kafka-metadata-quorum.sh …, or kafka-metadata-shell.sh …',
    'old',
  ],
  [
    'kafka-mirror-maker kafka-mirror-maker.sh',
    always,
    'Kafka 4 has no such program.',
    'connect-mirror-maker.sh …',
    'old',
  ],
  [
    'zookeeper-server-start zookeeper-server-start.sh zookeeper-server-stop zookeeper-server-stop.sh',
    always,
    'Kafka 4 has no ZooKeeper.',
    undefined,
    'old',
  ],
  [
    'kafka-run-class kafka-run-class.sh',
    / kafka\.tools\.GetOffsetShell\b/,
    'Current versions of Kafka have this class elsewhere.',
    'kafka-get-offsets.sh …',
  ],
  [
    'kafka-simple-consumer-shell kafka-simple-consumer-shell.sh kafka-consumer-offset-checker kafka-consumer-offset-checker.sh',
    always,
    'Kafka no longer has this program.',
    'kafka-consumer-groups.sh --describe …',
  ],
];
