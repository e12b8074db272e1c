import { hasLong, positionals } from '../../commands/options.ts';
import type { Effect } from '../effect.ts';

/** Options whose value is the next word. */
const valued =
  /^(-[hpsauritndDXt]|--(user|pass|cacert|cacertdir|cert|key|sni|tls-ciphers|tls-ciphersuites|pattern|quoted-pattern|count|type|cursor|name|top|memkeys-samples|intrinsic-latency|show-pushes|cluster))$/;
const reads = new Set(
  `ping info echo dbsize exists type ttl pttl get mget strlen getrange scan hscan sscan zscan keys
  hget hgetall hlen hkeys hvals hmget hexists scard smembers sismember zcard zrange zrangebyscore zscore
  zcount zrank llen lrange lindex xlen xinfo xrange xrevrange xpending time role lastsave randomkey
  lolwut dump subscribe psubscribe`.split(/\s+/),
);
const readsOfTwo =
  /^(monitor|config get|memory (usage|stats|doctor)|object (encoding|freq|idletime|refcount|help)|client (list|info|getname|id)|cluster (info|nodes|slots|shards|myid|keyslot|countkeysinslot)|slowlog (get|len)|latency (latest|history|doctor)|acl (list|whoami|getuser|users|cat|log)|sentinel (masters?|slaves|replicas|sentinels|get-master-addr-by-name|ckquorum)|pubsub (channels|numsub|numpat|shardchannels|shardnumsub|help)|module list|command( \w+)?|script exists|acl cat)$/;

const modes = /^--(scan|bigkeys|memkeys|hotkeys|stat|latency|intrinsic)/;

/** The effect of redis-cli. A command that is not known to read acts. */
export function effectOfRedis(rest: readonly string[]): Effect {
  if (hasLong(rest, '--pipe', '--eval', '--functions-rdb')) return 'acts';
  const cluster = rest.indexOf('--cluster');
  if (cluster >= 0) return /^(check|info|help)$/.test(rest[cluster + 1] ?? '') ? 'asks' : 'acts';
  if (hasLong(rest, '--rdb')) return 'keeps';
  const [one, two = ''] = positionals(rest, valued).map((word) => word.toLowerCase());
  // A quoted command line is one word.
  const [command, more = two] = one?.split(/\s+/) ?? [];
  if (command === undefined) return rest.some((word) => modes.test(word)) ? 'asks' : 'unknown';
  return reads.has(command) || readsOfTwo.test(`${command} ${more}`.trim()) ? 'asks' : 'acts';
}
