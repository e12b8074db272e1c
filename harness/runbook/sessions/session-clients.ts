/** What may be typed into a client, and how it says that a statement failed. */
export interface SessionClient {
  readonly speaks: 'sql' | 'redis' | 'mongo';
  /** The languages of fences that hold nothing but its statements. */
  readonly languages: ReadonlySet<string>;
  /** A line that it prints for a failed statement; most clients go on after it, and end with exit code 0. */
  readonly fails: RegExp;
  readonly failsOn: 'stdout' | 'stderr' | 'either';
}

const sql = (fails: RegExp, ...languages: readonly string[]): SessionClient => ({
  speaks: 'sql',
  languages: new Set(['sql', ...languages]),
  fails,
  failsOn: 'stderr',
});

const postgres = sql(
  /^(?:psql:\S+ )?(?:(?:ERROR|FATAL|PANIC): |invalid command \\|error: )/,
  ...['psql', 'pgsql', 'plpgsql', 'postgres', 'postgresql'],
);
const mysql = sql(/^ERROR(?: \d+ \(| at line )/, 'mysql', 'mariadb');
// Its input is no terminal, so it prints an error as it got it, without `(error)`.
const redis: SessionClient = {
  speaks: 'redis',
  languages: new Set(['redis']),
  fails:
    /^(?:\(error\) )?(?:ERR|WRONGTYPE|NOAUTH|WRONGPASS|NOPERM|READONLY|MISCONF|LOADING|BUSY|OOM|CLUSTERDOWN|CROSSSLOT|MOVED|MASTERDOWN|NOREPLICAS|NOGROUP|EXECABORT|NOSCRIPT|TRYAGAIN) \S/,
  failsOn: 'stdout',
};
const mongo: SessionClient = {
  speaks: 'mongo',
  languages: new Set(['javascript', 'js', 'mongo', 'mongodb', 'mongosh']),
  fails:
    /^(?:[^\s>]+(?: \[[^\]]*\] [^\s>]+)?> ?)*(?:Uncaught\b|Mongo\w*(?:Error|Exception)\b|[A-Z]\w*Error: )/,
  failsOn: 'either',
};

const clients: ReadonlyMap<string, SessionClient> = new Map([
  ...['psql', 'ysqlsh', 'cockroach'].map((name) => [name, postgres] as const),
  ...['mysql', 'mariadb'].map((name) => [name, mysql] as const),
  ['cqlsh', sql(/^<stdin>:\d+:/, 'cql', 'cassandra')],
  ['sqlite3', sql(/^(?:Parse error|Runtime error|Error)\b.*\bline \d+/, 'sqlite')],
  ['clickhouse-client', sql(/^(?:Received exception|Code: \d+\. )/, 'clickhouse')],
  ...['redis-cli', 'valkey-cli', 'keydb-cli'].map((name) => [name, redis] as const),
  ...['mongosh', 'mongo'].map((name) => [name, mongo] as const),
]);

export const sessionClient = (name: string): SessionClient | undefined => clients.get(name);

export const clientNames: readonly string[] = [...clients.keys()];

/** The lines with which the client said that a statement failed. `joined`: its errors are in its output. */
export function clientErrors(
  name: string,
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
  joined = false,
): readonly string[] {
  const client = sessionClient(name);
  if (!client) return [];
  const both = joined || client.failsOn === 'either';
  const printed = both ? `${stderr}\n${stdout}` : client.failsOn === 'stderr' ? stderr : stdout;
  return printed.split('\n').filter((line) => client.fails.test(line));
}
