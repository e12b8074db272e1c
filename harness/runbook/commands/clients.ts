import { has, hasLong, positionals } from './options.ts';

/** Why the program waits for lines that somebody types, where nothing else feeds it any. */
export function whyWaitsForInput(name: string, rest: readonly string[]): string | undefined {
  if (hasLong(rest, '--version', '--help') || rest.includes('-V')) return undefined;
  if (name === 'ssh') return whyOpens(rest);
  const busy = Object.hasOwn(clients, name) ? clients[name] : undefined;
  return busy && !busy(rest) ? `${name} waits for commands` : undefined;
}

type Busy = (rest: readonly string[]) => boolean;

const shell: Busy = (rest) =>
  has(rest, 'c', '', 'oO') || positionals(rest, /^(-[oO]|--(rcfile|init-file))$/).length > 0;
const interpreter: Busy = (rest) =>
  has(rest, 'c', '', '') ||
  has(rest, 'm', '', '') ||
  has(rest, 'e', '', '') ||
  has(rest, 'p', '', '') ||
  positionals(rest, /^-[WX]$/).length > 0;
const mysql: Busy = (rest) => has(rest, 'e', '', 'uphPDS') || hasLong(rest, '--execute');
const mongo: Busy = (rest) =>
  has(rest, 'f', '', 'up') ||
  hasLong(rest, '--eval', '--file') ||
  rest.some((word) => word.endsWith('.js'));

/** By program: true where its arguments give it something to do. */
const clients: Readonly<Record<string, Busy>> = {
  sh: shell,
  bash: shell,
  ash: shell,
  dash: shell,
  zsh: shell,
  ksh: shell,
  fish: shell,
  psql: (rest) => {
    const valued = 'hpUdvPLoFRT';
    const short = ['c', 'f', 'l'].some((letter) => has(rest, letter, '', valued));
    return short || hasLong(rest, '--command', '--file', '--list');
  },
  mysql,
  mariadb: mysql,
  mongo,
  mongosh: mongo,
  'redis-cli': (rest) =>
    hasLong(
      rest,
      '--pipe',
      '--rdb',
      '--scan',
      '--bigkeys',
      '--memkeys',
      '--hotkeys',
      '--eval',
      '--cluster',
    ) ||
    hasLong(
      rest,
      '--stat',
      '--latency',
      '--latency-history',
      '--latency-dist',
      '--intrinsic-latency',
    ) ||
    positionals(rest, /^(-[hpaunsriDXt]|--(user|pass|cert|key|cacert|cacertdir|sni|tls-ciphers))$/)
      .length > 0,
  sqlite3: (rest) => positionals(rest, /^-(cmd|init|separator)$/).length > 1,
  cqlsh: (rest) =>
    has(rest, 'e', '', 'up') || has(rest, 'f', '', 'up') || hasLong(rest, '--execute', '--file'),
  'clickhouse-client': (rest) =>
    has(rest, 'q', '', 'hud') || hasLong(rest, '--query', '--queries-file'),
  python: interpreter,
  python3: interpreter,
  node: interpreter,
  irb: interpreter,
  chroot: (rest) => positionals(rest, /^$/).length > 1,
  telnet: () => false,
  ftp: () => false,
};

/** `ssh host` alone is a shell there; with a command it runs that, and comes back. */
function whyOpens(rest: readonly string[]): string | undefined {
  const valued = 'BbcDEeFIiJLlmOopQRSWw';
  const forwards = ['N', 'W', 'O', 'Q', 'G'].some((letter) =>
    has(rest, letter, '', valued.replace(letter, '')),
  );
  if (forwards) return undefined;
  const opened = positionals(rest, new RegExp(`^-[${valued}]$`));
  return opened.length < 2 ? 'ssh opens a shell on another machine' : undefined;
}
