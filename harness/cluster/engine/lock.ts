import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { stateFolder } from '../../io/paths.ts';

const busy = 5;

export interface LockOptions {
  /** Called once, when another process holds the lock. */
  readonly onWait?: () => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs `work` while no other process of this user runs any under the same name. The lock is the
 * operating system's, held through SQLite: a process that dies in any way releases it.
 */
export async function withLock<T>(
  name: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const folder = join(stateFolder, 'locks');
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, `${name}.lock`));
  try {
    let waiting = false;
    while (!acquire(database)) {
      if (!waiting) options.onWait?.();
      waiting = true;
      await delay(250, undefined, options.signal && { signal: options.signal });
    }
    return await work();
  } finally {
    database.close();
  }
}

function acquire(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return false;
    throw error;
  }
}
