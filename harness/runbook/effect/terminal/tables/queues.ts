import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { commands, follows, reads, refreshes, serves, sure, watches } from '../ways.ts';

/** Queues, streams and brokers. */
export const queues: Rows = {
  asks: [
    ['celery', / purge(?: |$)/, sure, / (?:-f|--force)(?: |$)/],
    [
      'nats',
      / (?:stream|str|consumer|con|kv|object|obj|account) (?:\w+ )?(?:rm|delete|del|purge|edit)(?: |$)/,
      sure,
      / (?:-f|--force)(?: |$)/,
    ],
    ['kafka-console-producer kafka-console-producer.sh', always, 'waits for messages'],
    [
      'kafka-avro-console-producer kafka-json-schema-console-producer kafka-protobuf-console-producer',
      always,
      'waits for messages',
    ],
    ['kcat kafkacat', / -\w*P/, 'waits for messages', / (?:-l|\S+\.(?:json|txt|msg))(?: |$)/],
    [
      'zookeeper-shell zookeeper-shell.sh',
      /^(?: \S+:\d+\S*)(?: -zk-tls-config-file \S+)?$/,
      commands,
    ],
    ['ksql ksql-cli', /^(?: (?!-e\b|-f\b|--execute|--file)\S+)*$/, commands],
    ['rpk', / topic produce /, 'waits for messages'],
    ['pulsar-shell', /^$/, commands],
  ],
  asksTerminal: [],
  endless: [
    ['rabbitmq-server', always, serves, / -detached\b/],
    ['kafka-server-start kafka-server-start.sh', always, serves, / -daemon\b/],
    ['celery', / (?:worker|beat|events|flower)(?: |$)/, serves, / (?:-D|--detach|--help)(?: |$)/],
    ['kcat kafkacat', / -t /, reads, / -\w*[ecPLQ]/],
    ['kcat kafkacat', / -\w*C/, reads, / -\w*[ec]/],
    ['mosquitto_sub', / \S/, reads, / (?:-C|-W)(?: |\d)/],
    ['nats', / (?:sub|subscribe)(?: |$)/, reads, / --count\b/],
    ['rabbitmq-diagnostics', / (?:observer|log_tail_stream|consume_event_stream)(?: |$)/, follows],
    [
      'kafka-avro-console-consumer kafka-json-schema-console-consumer kafka-protobuf-console-consumer kafka-console-share-consumer.sh',
      always,
      reads,
      / --(?:max-messages|timeout-ms)\b/,
    ],
    ['rpk', / topic consume /, reads, / (?:-n|--num|--offset \S*:)(?: |=|\d|$)/],
    ['pulsar-client', / consume\b.* -n 0\b| read\b.* -n 0\b/, reads],
    ['nats', / (?:reply|events) /, reads, / --count\b/],
    ['nats', / (?:watch|events|top|server watch|stream watch)(?: |$)/, watches],
    ['nats-top', always, refreshes, / -b(?: |$)/],
    ['amqp-consume', / \S/, reads, / -\w*c ?\d/],
    [
      'rabbitmqctl rabbitmq-diagnostics',
      /^(?: -n \S+)* (?:log_tail_stream|consume_event_stream|observer|remote_shell)(?: |$)/,
      follows,
    ],
    [
      'connect-distributed connect-distributed.sh connect-standalone connect-standalone.sh schema-registry-start ksql-server-start kafka-rest-start',
      always,
      serves,
      / -daemon\b/,
    ],
    ['zookeeper-server-start zookeeper-server-start.sh', always, serves, / -daemon\b/],
    ['kafka-mirror-maker.sh connect-mirror-maker.sh', always, serves],
    [
      'nats-server nats-streaming-server redpanda',
      /^(?: -\S+(?: [^-\s]\S*)?)*(?: start)?$/,
      serves,
      / (?:--signal|-sl|-t)(?: |=|$)/,
    ],
    ['pulsar', /^ (?:standalone|broker|bookie|zookeeper|proxy)(?: |$)/, serves],
  ],
};
