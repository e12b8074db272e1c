import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { onNode } from '../fault-scripts.ts';
import { findNode } from '../target/target-nodes.ts';
import {
  claimShape,
  findVolume,
  innerPath,
  stayInside,
  type Volume,
} from '../target/target-volume.ts';
import { diskPressure } from './disk-pressure.ts';

const share = z
  .string()
  .regex(/^\d{1,2}%$/, { error: 'must be a share of the file system, from 0% to 99%' });

const schema = z
  .strictObject({
    claim: claimShape.optional(),
    /** Instead of a claim: the one node that these labels match, and a directory on it. */
    node: z
      .strictObject({ selector: z.string().min(1), path: z.string().startsWith('/') })
      .optional(),
    /** The file to create: `stale/artifact.bin`. It gets the owner of the directory that it fills. */
    name: innerPath.default('firedrill-fill'),
    /** The share of the file system that stays available. */
    leave: share.default('0%'),
  })
  .refine(({ claim, node }) => (claim === undefined) !== (node === undefined), {
    error: 'needs a claim or a node, not both',
  });

const maxGib = 8;

// The host's own disk is never filled: the target must be a small loop device of its own. If a folder
// of the host lies on a loop device, findmnt prints that folder after it: `/dev/loop3[/volumes]`.
const checking = `${stayInside}bounded() {
  source=$(findmnt -n -o SOURCE -T "$1")
  size=$(findmnt -n -b -o SIZE -T "$1")
  case \${source#/dev/loop} in "$source"|*[!0-9]*)
    echo "refused: it is on $source, $((size >> 30)) GiB, which is not a loop device of its own; Firedrill does not fill a disk that others use" >&2; exit 1
  esac
  [ "$size" -le $((${maxGib} << 30)) ] || { echo "refused: $source has $((size >> 30)) GiB, more than ${maxGib}" >&2; exit 1; }
}
root=$1 file=$1/$2
[ -d "$root" ] || { echo 'that directory does not exist' >&2; exit 1; }
bounded "$root"
stay_inside "$root" "$file"
[ ! -e "$file" ] || { echo "$2 already exists" >&2; exit 1; }
`;

// dd takes the last blocks: those that fallocate needs for its own records, and those reserved for
// root. The file gets an old date, like the files that a clean-up removes.
const filling = `${checking}leave=$3
owner=$(stat -c %u:%g "$root") made=
folder=$(dirname "$file")
while [ ! -d "$folder" ]; do made="$folder $made"; folder=$(dirname "$folder"); done
printf '%s' "$made" >"$keep/made"
for folder in $made; do mkdir "$folder"; chown "$owner" "$folder"; chmod 755 "$folder"; done
: >"$file"
chown "$owner" "$file"; chmod 644 "$file"
set -- $(stat -f -c '%S %b %a' "$root")
bytes=$((($3 - $2 * leave / 100) * $1))
[ "$leave" -gt 0 ] || bytes=$((bytes - (4 << 20)))
[ "$bytes" -gt 0 ] || [ "$leave" -eq 0 ] || { echo "less than $leave% is already available" >&2; exit 1; }
[ "$bytes" -le 0 ] || fallocate -l $bytes "$file"
if [ "$leave" -eq 0 ]; then
  dd if=/dev/zero of="$file" bs=4096 oflag=append conv=notrunc,fsync 2>"$keep/dd" || grep -q 'No space left' "$keep/dd"
fi
touch -d '60 days ago' "$file"
sync -f "$root"
stat -f -c '%S %b %a' "$root"
`;

// Without `made` the injection created nothing: a file that was there before it is not ours.
const freeing = `if [ -e "$keep/made" ]; then
  rm -f "$1/$2"
  for folder in $(tr ' ' '\\n' <"$keep/made" | sort -r); do rmdir "$folder" 2>/dev/null || true; done
fi
`;

const looking = 'if [ -e "$1/$2" ]; then echo false; else echo true; fi';

/** Fills a bounded file system with one file, until only the share in `leave` is available. */
export const diskFill: Injector<z.output<typeof schema>> = {
  kind: 'disk-fill',
  schema,
  async aim({ claim, node, name, leave }, cluster) {
    const volume = claim ? await findVolume(claim, cluster) : await nodeDirectory(node, cluster);
    const what = `${volume.label} cannot be filled`;
    const scripts = onNode(cluster, volume.node);
    const file = [volume.path, name];
    await scripts.run(checking, file, what);
    const percent = Number.parseInt(leave, 10);
    const pressure = diskPressure(volume.node, new Date(), cluster);
    return {
      targets: [`${volume.label}/${name}`],
      // Undo runs from the end: a node whose disk is still full would go on evicting.
      undo: [pressure.undo, scripts.undo(freeing, file, `remove ${name} from ${volume.label}`)],
      inject: async () => {
        const seen = await scripts.inject(filling, [...file, String(percent)], what, 60_000);
        const [blockSize = 0, blocks = 0, available = 0] = seen.trim().split(' ').map(Number);
        // A clean-up may already be running; it is enough that the disk was once full to within 1 %.
        if (available <= Math.ceil(blocks * (percent + 1) * 0.01)) return;
        throw new HarnessError(
          'FAULT_FAILED',
          `${volume.label} is not full: ${(available * blockSize) >> 20} MiB are available, not ${leave}.`,
          { next: 'Find what removes files there as fast as they are written.' },
        );
      },
      isGone: async () => {
        return (await scripts.isTrue(looking, file, what)) && (await pressure.isOver());
      },
    };
  },
};

async function nodeDirectory(
  at: { readonly selector: string; readonly path: string } | undefined,
  cluster: Cluster,
): Promise<Volume> {
  const { selector = '', path = '' } = at ?? {};
  const node = await findNode(selector, cluster);
  return { label: `node/${node}${path}`, node, path };
}
