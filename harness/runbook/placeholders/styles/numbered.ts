import type { Style } from './style.ts';

const printers = /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|perl|jq|yq|tr)$/;
/** What clusters have several of, each with its number. */
const things =
  'node|host|server|worker|master|machine|vm|instance|broker|osd|mon|mgr|mds|replica|rack|pod|controller|compute|storage|db|database|web|app|api|redis|kafka|zookeeper|zk|es|elasticsearch|mongo|mongodb|postgres|postgresql|pg|mysql|cassandra|consul|vault|nomad|etcd|minio|rabbitmq|eth|bond|disk|region|zone|shard|member|peer|site|dc|cluster|proxy|lb|gateway|gw|router|switch|bastion|validator|cp|control-plane';

const sizes = /^(?:-[sLlC]|--(?:\w+-)?(?:size|length|extents))(?:=|$)|^(?:bs|count|size)=/;

/** A machine or a member whose number stands for another: `nodeX`, `redis-X`, `osd.X`. */
export const numbered: readonly Style[] = [
  {
    syntax: 'word',
    mark: /[a-z][-_.]?X/,
    pattern: new RegExp(
      `(?<![\\w.$%+-])((?:[a-z][a-z\\d]{0,30}[-_.]){0,4}(?:${things})[-_.]?X{1,2}(?:\\.[a-z][\\w-]{0,40}){0,4})(?![\\w-])`,
      'g',
    ),
    not: printers,
  },
  {
    syntax: 'word',
    mark: /0X/,
    // `stor0X`: the zero says that a digit follows.
    pattern:
      /(?<![\w.$%+-])([a-z][a-z\d]{0,30}(?:-[a-z\d]{1,30}){0,4}0X(?:\.[a-z][\w-]{0,40}){0,4})(?![\w-])/g,
    not: printers,
  },
  {
    syntax: 'word',
    mark: /X[KMGTP]/,
    pattern: /((?<=^|=)X{1,3}[KMGTP](?:i?B)?)$/g,
    isHole: (_, { before, written }) => sizes.test(written.includes('=') ? written : before),
  },
  {
    syntax: 'word',
    mark: /^X$|@X$/,
    pattern: /((?<=^|@)X)$/g,
    // The server of X is called so, too.
    not: /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|perl|jq|yq|tr|pkill|killall|pgrep)$/,
    isHole: (_, { before, programs, written }) =>
      written.includes('@') ||
      (/^[a-z\d][\w.-]*$/.test(before) && /^[a-z]/.test(programs[0] ?? '')),
  },
];
