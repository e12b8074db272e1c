import type { Table } from './danger.ts';

const redis = 'redis-cli valkey-cli keydb-cli';

/** Redis and its relatives. */
export const redisDangers: Table = {
  destroys: [
    [
      redis,
      / (?:flushall|flushdb)\b/i,
      'deletes every key',
      / (?:get|set|exists|type|help) flush/i,
    ],
    [redis, / shutdown nosave\b/i, 'stops Redis without saving what it holds'],
    [
      redis,
      / (?:replicaof|slaveof) (?!no\b)\S/i,
      'replaces all its keys by those of another server',
    ],
    [redis, / cluster (?:reset|flushslots|forget)\b/i, 'takes a node out of the cluster'],
    ['FLUSHALL FLUSHDB flushall flushdb', /^/, 'deletes every key'],
  ],
  removes: [
    [
      redis,
      / (?:del|unlink|hdel|xdel|xtrim|ltrim|zremrangebyscore|zremrangebyrank)\b/i,
      'deletes keys',
    ],
    [redis, / (?:script|function) flush\b/i, 'deletes scripts'],
    [
      redis,
      / (?:xgroup (?:destroy|delconsumer)|acl deluser|swapdb|module unload|restore .* replace)\b/i,
      'deletes what it names',
    ],
    [redis, / (?:eval|evalsha)\b.*(?:del|unlink|flush)/i, 'deletes keys'],
    [redis, / --cluster (?:del-node|fix|reshard|rebalance|import)\b/i, 'moves or gives up keys'],
    [
      redis,
      / config set (?:save (?:""|'')?(?: |$)|appendonly no|maxmemory \d{1,6}(?: |$))/i,
      'stops keeping data, or evicts it',
    ],
  ],
  interrupts: [
    [
      redis,
      / (?:sentinel failover|cluster failover|failover|replicaof no|slaveof no)\b/i,
      'makes another server the primary',
    ],
    [redis, / sentinel (?:reset|remove)\b/i, 'makes Sentinel forget what it watches'],
    [
      redis,
      / (?:shutdown|debug (?:segfault|sleep|reload|restart|crash-and-recover)|client kill)\b/i,
      'stops Redis, or its clients',
    ],
  ],
};
