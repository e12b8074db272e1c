import { docker } from '../../harness/io/docker.ts';
import { marker } from './hostile-steps.ts';

const [head, tail] = [
  marker.slice(0, marker.lastIndexOf('-')),
  marker.slice(marker.lastIndexOf('-') + 1),
];

// What lies outside of the engine's own folders: other tests start and remove containers at the same time.
const script = `
set -u
# In two parts, so that this script does not find itself.
marker='${head}'-'${tail}'
section() { echo "== $1"; }
section processes
for process in /proc/[0-9]*; do
  tr '\\0' ' ' < "$process/cmdline" 2>/dev/null | grep -a "$marker"
done
awk '{ print "init started at", $22 }' /proc/1/stat
section mounts
awk '{ print $5, $9 }' /proc/1/mountinfo | grep -Ev '/(docker|containerd|netns|overlay2|shm)' | sort
section files
for folder in etc root/.ssh var/spool/cron usr/local/bin boot; do
  find "/host/$folder" -xdev -printf '%p %s %m %T@\\n' 2>/dev/null | sort
done
find /host /host/tmp /host/var /host/home /host/opt -maxdepth 1 -name "*$marker*" 2>/dev/null
section kernel
dmesg | grep -c "$marker"
cd /proc/sys/kernel && grep -H . core_pattern modprobe poweroff_cmd 2>/dev/null
section nftables
nft list tables | grep -v docker
nft list ruleset | grep -c "$marker"
`;

/**
 * The host as root on it sees it: marked processes, its mounts, its files, its kernel's log and settings, its
 * nftables. `image` needs bash and nft.
 */
export async function hostState(image: string): Promise<string> {
  const seesHost = ['--privileged', '--pid', 'host', '--network', 'host', '--volume', '/:/host:ro'];
  const { exitCode, stdout, stderr } = await docker(
    ['run', '--rm', ...seesHost, '--entrypoint', 'bash', image, '-c', script],
    { timeoutMs: 120_000 },
  );
  if (exitCode !== 0 && !stdout.includes('== nftables')) throw new Error(`${exitCode}: ${stderr}`);
  return stdout;
}
