import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { stateFolder } from '../../io/paths.ts';
import type { ProcessIdentity } from '../../io/process-identity.ts';
import type { UndoAction } from '../../model/undo-action.ts';

export const defaultRunsFolder = join(stateFolder, 'runs');

/** What a run has to undo, as stored on disk. */
export interface LeaseRecord {
  readonly version: 1;
  readonly run: string;
  readonly harness: ProcessIdentity;
  readonly watchdog: ProcessIdentity;
  /** In the order in which they were held. */
  readonly held: readonly { readonly id: number; readonly undo: readonly UndoAction[] }[];
}

export function leaseFileOf(runsFolder: string, run: string): string {
  return join(runsFolder, run, 'lease.json');
}

export function watchdogLogOf(leaseFile: string): string {
  return join(dirname(leaseFile), 'watchdog.log');
}

/** Returns once the record would survive a power cut: written to a second file, synced, renamed. */
export function writeLease(file: string, record: LeaseRecord): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = `${file}.new`;
  const fd = openSync(aside, 'w', 0o600);
  try {
    writeFileSync(fd, `${JSON.stringify(record, null, 2)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(aside, file);
  const folderFd = openSync(folder, 'r');
  try {
    fsyncSync(folderFd);
  } finally {
    closeSync(folderFd);
  }
}

/** Removes the lease, and the run's folder if that is then empty. */
export function removeLease(file: string, alsoLog: boolean): void {
  rmSync(file, { force: true });
  rmSync(`${file}.new`, { force: true });
  if (alsoLog) rmSync(watchdogLogOf(file), { force: true });
  const folder = dirname(file);
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch (error) {
    // Another process has put a file there, or removed the folder, in between.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT') throw error;
  }
}

/** Runs that have a lease on disk, by name. */
export function listLeases(runsFolder: string): string[] {
  if (!existsSync(runsFolder)) return [];
  return readdirSync(runsFolder)
    .filter((run) => existsSync(leaseFileOf(runsFolder, run)))
    .sort();
}
