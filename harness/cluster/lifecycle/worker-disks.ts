import { stringify } from 'yaml';
import { HarnessError } from '../../errors.ts';
import { stated } from '../../model/figures.ts';
import type { WorkerSpec } from '../../model/system.ts';
import { boundedKubelet, patchesFolder } from './kind-worker.ts';
import { installOnNode } from './node-program.ts';

const timeoutMs = 60_000;

/**
 * Gives a worker's container its disks before it joins: files on the container's own volume. The
 * kernel frees each loop device with its mount, so nothing is left when the container ends; a restart
 * mounts the disks again. CLUSTER_FAILED if they cannot be created.
 */
export async function addDisks(node: string, { name, disks }: WorkerSpec): Promise<void> {
  if (disks.length === 0) return;
  const program = { name: 'disks', description: 'Bounded disks', script: script(disks) };
  const { exitCode, stderr, timedOut } = await installOnNode(node, program, timeoutMs);
  if (exitCode === 0) return;
  const why = timedOut ? `not finished within ${stated(timeoutMs)}` : stderr.trim();
  throw new HarnessError('CLUSTER_FAILED', `cannot create the disks of worker ${name}: ${why}`, {
    next: 'The engine’s kernel needs loop devices and ext4 (`modprobe loop`), and space on its disk.',
  });
}

// A container's /dev is filled when the container is created. The kernel creates the loop device that
// mount asks for, but nothing creates its node, so the script does. If another cluster takes a device
// first, mount tries the next one. No journal: nobody recovers this file system.
function script(disks: WorkerSpec['disks']): string {
  const mounts = disks.map(({ path, sizeMb }, index) => {
    const file = `/var/lib/firedrill/disk-${index}.ext4`;
    return `if [ ! -e ${file} ]; then
  truncate -s ${sizeMb}M ${file}.new
  mkfs.ext4 -q -m 0 -O ^has_journal ${file}.new
  mv ${file}.new ${file}
fi
mkdir -p ${path}
mountpoint -q ${path} || mount -o loop ${file} ${path}
`;
  });
  return `[ -e /dev/loop-control ] || mknod /dev/loop-control c 10 237
for number in $(seq 0 127); do
  [ -b /dev/loop$number ] || mknod /dev/loop$number b 7 $number
done
mkdir -p /var/lib/firedrill
${mounts.join('')}# Last of all: without it no worker can join.
mkdir -p ${patchesFolder}
cat >${patchesFolder}/kubeletconfiguration+merge.yaml <<'PATCH'
${stringify(boundedKubelet)}PATCH
`;
}
