import type { Command } from '../../commands/script.ts';
import { programOf } from '../../commands/wrappers.ts';
import type { Danger } from './danger.ts';
import { inputOf } from './fed-clients.ts';

const client = /^(?:redis|valkey|keydb)-cli$/;
const lists = /^(?:--scan|keys|scan)$/i;
const writes =
  /^(?:set\w*|getset|hset\w*|lset|sadd|zadd|lpush|rpush|expire\w*|pexpire\w*|persist|rename\w*|move|migrate|append|incr\w*|decr\w*|copy|restore)$/i;

/** `redis-cli --scan | xargs redis-cli EXPIRE`: each key that a scan prints is written. */
export function dangersOfEveryKey(
  name: string,
  words: readonly string[],
  command: Command,
): readonly Danger[] {
  if (!client.test(name) || programOf(command.words[0]) !== 'xargs') return [];
  const at = words.findIndex((word) => writes.test(word));
  const { sources } = inputOf(command);
  return at > 0 && sources.some((word) => lists.test(word))
    ? [{ kind: 'removes', at, what: 'writes over every key that the scan finds' }]
    : [];
}
