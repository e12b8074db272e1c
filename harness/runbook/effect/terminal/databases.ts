import { has, hasLong, positionals } from '../../commands/options.ts';
import { client } from './shells.ts';
import { each, type Programs } from './terminal-use.ts';

const mysql = client((rest) => has(rest, 'e', '', 'uphPDS') || hasLong(rest, '--execute'));
const mongo = client(
  (rest) =>
    has(rest, 'f', '', 'up') ||
    hasLong(rest, '--eval', '--file') ||
    rest.some((word) => word.endsWith('.js')),
);
const redisModes =
  '--pipe --rdb --scan --bigkeys --memkeys --hotkeys --eval --cluster --stat --latency --latency-history --latency-dist --intrinsic-latency'.split(
    ' ',
  );
const redisValued = /^(-[hpaunsriDXt]|--(user|pass|cert|key|cacert|cacertdir|sni|tls-ciphers))$/;

const consumer = (name: string) => ({
  endless: (rest: readonly string[]) =>
    hasLong(rest, '--max-messages', '--timeout-ms', '--version', '--help')
      ? undefined
      : `${name} reads for ever`,
});

export const databases: Programs = {
  psql: client((rest) => {
    const short = ['c', 'f', 'l'].some((letter) => has(rest, letter, '', 'hpUdvPLoFRT'));
    return short || hasLong(rest, '--command', '--file', '--list');
  })('psql'),
  ...each('mysql mariadb obclient', mysql),
  ...each('mongo mongosh', mongo),
  'redis-cli': {
    ...client((rest) => hasLong(rest, ...redisModes) || positionals(rest, redisValued).length > 0)(
      'redis-cli',
    ),
    endless: (rest) => {
      const mode = rest.find((word) => /^(monitor|subscribe|psubscribe)$/i.test(word));
      const option = rest.find((word) => /^--(latency|latency-history|stat)$/.test(word));
      return mode || option ? `redis-cli ${mode ?? option} goes on for ever` : undefined;
    },
  },
  sqlite3: client((rest) => positionals(rest, /^-(cmd|init|separator)$/).length > 1)('sqlite3'),
  cqlsh: client(
    (rest) =>
      has(rest, 'e', '', 'up') || has(rest, 'f', '', 'up') || hasLong(rest, '--execute', '--file'),
  )('cqlsh'),
  'clickhouse-client': client(
    (rest) => has(rest, 'q', '', 'hud') || hasLong(rest, '--query', '--queries-file'),
  )('clickhouse-client'),
  sqlplus: client((rest) => rest.some((word) => word.startsWith('@')) || rest.includes('-v'))(
    'sqlplus',
  ),
  etcdctl: {
    endless: (rest) =>
      positionals(rest, /^--(endpoints|cacert|cert|key|user)$/)[0] === 'watch'
        ? 'etcdctl watch watches for ever'
        : undefined,
  },
  ...each('kafka-console-consumer kafka-console-consumer.sh', consumer),
};
