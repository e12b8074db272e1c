import {
  clickhouseErrors,
  cockroachErrors,
  cqlshErrors,
  type FindErrors,
  mongoErrors,
  mongoshErrors,
  mysqlErrors,
  psqlErrors,
  redisErrors,
  sqliteErrors,
} from './client-errors.ts';

/** What may be typed into a client, and how it says that a statement failed. */
export interface SessionClient {
  readonly speaks: 'sql' | 'redis' | 'mongo';
  /** The languages of fences that hold nothing but its statements. */
  readonly languages: ReadonlySet<string>;
  /** Most clients go on after a failed statement, and end with exit code 0. */
  readonly errors: FindErrors;
  readonly failsOn: 'stdout' | 'stderr';
}

const sql = (errors: FindErrors, ...languages: readonly string[]): SessionClient => ({
  speaks: 'sql',
  languages: new Set(['sql', ...languages]),
  errors,
  failsOn: 'stderr',
});

const postgres = ['psql', 'pgsql', 'plpgsql', 'postgres', 'postgresql'];
const psql = sql(psqlErrors, ...postgres);
const mysql = sql(mysqlErrors, 'mysql', 'mariadb', 'obclient');
const redis: SessionClient = {
  speaks: 'redis',
  languages: new Set(['redis']),
  errors: redisErrors,
  failsOn: 'stdout',
};
const mongo = (errors: FindErrors): SessionClient => ({
  speaks: 'mongo',
  languages: new Set(['javascript', 'js', 'mongo', 'mongodb', 'mongosh']),
  errors,
  failsOn: 'stdout',
});

const clients: ReadonlyMap<string, SessionClient> = new Map([
  ...['psql', 'ysqlsh'].map((name) => [name, psql] as const),
  ['cockroach', sql(cockroachErrors, ...postgres)],
  ...['mysql', 'mariadb', 'obclient'].map((name) => [name, mysql] as const),
  ['cqlsh', sql(cqlshErrors, 'cql', 'cassandra')],
  ['sqlite3', sql(sqliteErrors, 'sqlite')],
  ['clickhouse-client', sql(clickhouseErrors, 'clickhouse')],
  ...['redis-cli', 'valkey-cli', 'keydb-cli'].map((name) => [name, redis] as const),
  ['mongosh', mongo(mongoshErrors)],
  ['mongo', mongo(mongoErrors)],
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
  if (joined) return client.errors(`${stderr}\n${stdout}`);
  return client.errors(client.failsOn === 'stderr' ? stderr : stdout);
}
