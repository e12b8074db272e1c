import type { AimedFault, Cluster } from '../../ports.ts';
import { onNode } from '../fault-scripts.ts';
import { type Claim, findVolume, stayInside } from '../target/target-volume.ts';

/** What a claim loses. */
export interface LostVolume extends Claim {
  /** The directory in it whose contents are lost. Default: the whole volume. */
  readonly path?: string | undefined;
  /** Also kills every process that has the volume mounted. */
  readonly crash: boolean;
}

const maxMib = 1024;
const copyTimeoutMs = 120_000;

// The processes that have the volume mounted: a mount's source is a device and a path on it.
const users = `users() {
  set -- $(findmnt -n -o MAJ:MIN,TARGET -T "$root")
  device=$1 top=\${2%/}
  fsroot=$(awk -v t="\${top:-/}" '$5 == t { r = $4 } END { print r }' /proc/self/mountinfo)
  path=\${fsroot%/}\${root#"$top"}
  for folder in /proc/[0-9]*; do
    grep -q kubepods "$folder/cgroup" || continue
    awk -v d="$device" -v r="$path" '$3 == d && ($4 == r || index($4, r "/") == 1) { found = 1 } END { exit !found }' "$folder/mountinfo" || continue
    echo "\${folder#/proc/}"
  done 2>/dev/null
}
state() { sed -n 's/^State:\\t\\(.\\).*/\\1/p' "/proc/$1/status" 2>/dev/null; }
stop_users() {
  tries=20
  while :; do
    wrong=
    for pid in $(users); do
      case $(state "$pid") in T|Z|'') continue ;; esac
      wrong=1; kill -STOP "$pid" 2>/dev/null || true
    done
    [ -n "$wrong" ] || break
    tries=$((tries - 1))
    [ $tries -gt 0 ] || { echo 'the processes that use it do not stop' >&2; exit 1; }
  done
}
free_users() {
  signal=CONT; [ "$crash" = false ] || signal=KILL
  for pid in $(users); do
    [ "$(state "$pid")" != T ] || kill -$signal "$pid" 2>/dev/null || true
  done
}
`;

const prelude = `${stayInside}${users}root=$(realpath "$1") from=$1/$2 crash=$3
stay_inside "$root" "$from"
`;

const checking = `${stayInside}root=$1 from=$1/$2
stay_inside "$root" "$from"
[ -d "$from" ] || { echo 'that directory does not exist' >&2; exit 1; }
[ -n "$(ls -A "$from")" ] || { echo 'it is already empty' >&2; exit 1; }
mib=$(du -sm "$from" | cut -f 1)
[ "$mib" -le ${maxMib} ] || { echo "refused: it has $mib MiB, and the undo copies no more than ${maxMib}" >&2; exit 1; }
`;

// The users are stopped meanwhile, so that the copy is of one moment, with everything acknowledged.
const losing = `${prelude}trap free_users EXIT
stop_users
tar -C "$from" --numeric-owner -Scf "$keep/copying.tar" .
depth=; [ "$crash" = false ] || depth='-maxdepth 1'
(cd "$from" && find . -mindepth 1 $depth) >"$over.names"
sync "$keep/copying.tar"
mv "$keep/copying.tar" "$keep/copy.tar"
find "$from" -mindepth 1 -delete
`;

// Without a crash the store goes on file by file: missing files come back, and files written since
// stay. After a crash, a mix of old and new files would be neither state: restore all, or nothing.
const bringingBack = `${prelude}if [ -e "$keep/copy.tar" ]; then
  mkdir -p "$from"
  if [ "$crash" = false ]; then
    tar -C "$from" --numeric-owner --skip-old-files -xpf "$keep/copy.tar"
  elif ! tar -C "$from" --numeric-owner -df "$keep/copy.tar" >/dev/null 2>&1; then
    stop_users
    find "$from" -mindepth 1 -delete
    tar -C "$from" --numeric-owner -xpf "$keep/copy.tar"
  fi
fi
free_users
`;

// While the copy exists, it has not been restored. Otherwise every former name must exist; after a
// crash only the topmost names, because the store changes its files as soon as it runs again.
const looking = `[ ! -d "/var/lib/firedrill/$3" ] || { echo false; exit; }
[ -e "/run/firedrill/$3.names" ] || { echo true; exit; }
while IFS= read -r name; do
  [ -e "$1/$2/$name" ] || [ -L "$1/$2/$name" ] || { echo false; exit; }
done <"/run/firedrill/$3.names"
echo true
`;

/** Aims at the contents of one claim. */
export async function aimAtVolume(lost: LostVolume, cluster: Cluster): Promise<AimedFault> {
  const { label, node, path } = await findVolume(lost, cluster);
  const inside = lost.path ?? '.';
  const what = lost.path === undefined ? label : `${label}/${lost.path}`;
  const args = [path, inside];
  const scripts = onNode(cluster, node);
  await scripts.run(checking, args, `The contents of ${what} cannot be deleted`);
  const withCrash = [...args, String(lost.crash)];
  return {
    targets: [what],
    undo: [scripts.undo(bringingBack, withCrash, `bring back ${what}`)],
    inject: async () => {
      await scripts.inject(losing, withCrash, `${what} could not be deleted`, copyTimeoutMs);
    },
    isGone: () => scripts.isTrue(looking, [...args, scripts.id], `${what} cannot be read`),
  };
}
