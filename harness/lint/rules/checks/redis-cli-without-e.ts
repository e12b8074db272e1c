import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `redis-cli` prints an error from the server and still ends with 0. */
export const redisCliWithoutE: Rule = {
  name: 'redis-cli-without-e',
  severity: 'warning',
  why: 'LOADING, NOAUTH and READONLY are answers too: without -e, redis-cli reports success for them.',
  examples: {
    bad: [
      '«redis-cli» -h cache PING',
      'kubectl exec cache-0 -- «redis-cli» XLEN jobs',
      'timeout 5 «redis-cli» -h cache -a "$PASSWORD" SET probe 1 && echo works',
    ],
    good: [
      'redis-cli -e -h cache PING',
      'redis-cli -h cache PING | grep -qx PONG',
      'length=$(redis-cli -h cache LLEN jobs)',
      'redis-cli -h cache',
      'kubectl exec -it cache-0 -- redis-cli',
      'redis-cli --rdb dump.rdb',
      'redis-cli --version',
      'redis-cli -h cache INFO replication > info.txt',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      const at = programAt(command, 'redis-cli');
      if (at < 0 || isRead(command) || !asks(command.words.slice(at + 1))) continue;
      yield {
        ...command.at(at),
        text: '`redis-cli` ends with 0 when Redis answers with an error.',
        instead: 'redis-cli -e …',
      };
    }
  },
};

const isRead = ({ piped, substituted, redirections }: Command) =>
  piped || substituted || redirections.some(({ operator }) => operator.startsWith('>'));

const withValue = /^-[hpsatunrix]$|^--(?:user|pass|cacert|cert|key|sni)$/;

/** Has a command for Redis, and no option that makes errors count. */
function asks(words: readonly string[]): boolean {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '-e') return false;
    if (word.startsWith('--') && !withValue.test(word)) {
      if (!/^--(?:tls|raw|no-raw|no-auth-warning|csv|json|insecure)$/.test(word)) return false;
    } else if (withValue.test(word)) index += 1;
    else if (!word.startsWith('-')) return true;
  }
  return false;
}
