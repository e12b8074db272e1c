import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** Where Debian's package has the server's programs; undefined if it is not installed. */
export function postgresPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  const folders = readdirSync(versions).map((version) => join(versions, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

export interface PostgresServer {
  readonly url: string;
  /** Stops it as a lost server would. */
  stop(): Promise<void>;
}

/** A server on loopback with a database of its own, and without passwords; it ends with `stop`. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const data = mkdtempSync(join(tmpdir(), 'firedrill-postgres-'));
  // The server refuses to run as root.
  const owner = process.getuid?.() === 0 ? idsOf('postgres') : undefined;
  if (owner) chownSync(data, owner.uid, owner.gid);
  const options = { cwd: data, ...owner };
  const initdb = ['-D', data, '-U', 'firedrill', '-A', 'trust', '--no-instructions'];
  execFileSync(join(programs, 'initdb'), initdb, { ...options, stdio: 'ignore' });
  const port = await freePort();
  const args = ['-D', data, '-k', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'];
  const server = spawn(join(programs, 'postgres'), args, { ...options, stdio: 'ignore' });
  const ended = once(server, 'close');
  const url = `postgres://firedrill@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    // At once: clients are cut off.
    server.kill('SIGQUIT');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    while (!(await answers(url))) {
      if (server.exitCode !== null) throw new Error('the PostgreSQL server did not start');
      await setTimeout(100);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function idsOf(user: string) {
  const id = (kind: string) => Number(execFileSync('id', [kind, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
