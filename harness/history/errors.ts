import { HarnessError } from '../errors.ts';
import type { HistoryPlace } from './place.ts';

/** What a database refuses, by its code: SQLite's number, PostgreSQL's SQLSTATE, or the socket's name. */
const reasons: Readonly<Record<string, readonly [why: string, next: string]>> = {
  5: ['is locked by another program', 'Wait until that program has finished, and try again.'],
  6: ['is locked by another program', 'Wait until that program has finished, and try again.'],
  8: ['may not be written to', 'Check the permissions of the file and of its folder.'],
  10: ['cannot be read or written: the disk failed', 'Check the disk.'],
  11: ['is damaged', 'Move the file away, and import the journals into a new history.'],
  13: ['has no room: the disk is full', 'Free some disk space.'],
  14: ['cannot be opened', 'Check the path and its permissions.'],
  ENOTDIR: ['cannot be created: a file is in the way', 'Name another file with --history.'],
  EACCES: ['cannot be created: permission denied', 'Name another file with --history.'],
  EROFS: ['cannot be created: the disk is read-only', 'Name another file with --history.'],
  ENOSPC: ['has no room: the disk is full', 'Free some disk space.'],
  ECONNREFUSED: ['does not answer: the connection was refused', 'Start the server.'],
  ENOTFOUND: ['does not answer: its host name is unknown', 'Check FIREDRILL_HISTORY.'],
  EAI_AGAIN: ['does not answer: its host name is unknown', 'Check FIREDRILL_HISTORY.'],
  ETIMEDOUT: ['does not answer in time', 'Check that this machine reaches the server.'],
  '28000': ['refuses this user', 'Check user and password in FIREDRILL_HISTORY.'],
  '28P01': ['refuses this user', 'Check user and password in FIREDRILL_HISTORY.'],
  '3D000': ['does not exist', 'Create the database, or correct FIREDRILL_HISTORY.'],
  '42501': ['refuses this user’s work', 'Let the user create and write the schema "firedrill".'],
  '53100': ['has no room: the server’s disk is full', 'Free some disk space there.'],
  '53300': ['takes no more connections', 'Try again later.'],
  '55P03': ['is locked by another program', 'Wait until that program has finished, and try again.'],
  '57P01': ['broke off: the server was stopped', 'Start the server.'],
  '57P03': ['is starting up or stopping', 'Try again later.'],
  '25006': ['may not be written to', 'Connect to a server that is not read-only.'],
};

/** An error of the database in words of our own, because those of a driver may hold parts of a connection string. */
export function historyError(error: unknown, { kind, shown }: HistoryPlace): HarnessError {
  if (error instanceof HarnessError) return error;
  const { code, errcode } = error as { code?: string; errcode?: number };
  // The low byte is SQLite's own class of an error.
  const name = errcode === undefined ? String(code) : String(errcode & 0xff);
  if (name === '26') return noHistory(shown);
  const [why, next] = reasons[name] ?? [
    `failed${/^\w{1,32}$/.test(name) && name !== 'undefined' ? ` with ${name}` : ''}`,
    kind === 'sqlite' ? 'Check the file.' : 'Check FIREDRILL_HISTORY and the server’s log.',
  ];
  // Without a cause: it may hold the connection string.
  return new HarnessError('HISTORY_FAILED', `${shown} ${why}.`, { next });
}

export const noHistory = (shown: string): HarnessError =>
  new HarnessError('BAD_HISTORY', `${shown} is not a history of Firedrill.`, {
    next: 'Name another file with --history, or move this one away.',
  });

export const newerHistory = (shown: string, version: number, known: number): HarnessError =>
  new HarnessError(
    'BAD_HISTORY',
    `${shown} is of version ${version}; this program reads up to ${known}.`,
    { next: 'Use the newer version of firedrill that wrote it.' },
  );
