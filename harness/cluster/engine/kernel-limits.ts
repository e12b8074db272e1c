import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

/**
 * One node needs about twenty: systemd, the kubelet, containerd, kube-proxy. With the kernel's default
 * of 128 for a user, the pods of a fifth or sixth node end with "too many open files".
 */
export const wantedInotifyInstances = 1024;
const file = '/proc/sys/fs/inotify/max_user_instances';

/** How many inotify instances a user may have; undefined if this is not Linux. */
export function inotifyInstances(path = file): number | undefined {
  return existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : undefined;
}

/** Raises a lower limit until the machine restarts; never lowers it. */
export async function raiseInotifyInstances(path = file): Promise<void> {
  const limit = inotifyInstances(path);
  if (limit === undefined || limit >= wantedInotifyInstances) return;
  await writeFile(path, `${wantedInotifyInstances}\n`);
}
