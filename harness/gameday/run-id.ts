import { randomBytes } from 'node:crypto';

/** Short, sortable by time, and fit for the names of clusters, containers and networks. */
export function newRun(): string {
  return `${Math.floor(Date.now() / 1000).toString(36)}${randomBytes(2).toString('hex')}`;
}
