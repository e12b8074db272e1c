import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { onNode } from '../fault-scripts.ts';
import { restartUnready } from '../mechanisms/restart.ts';
import { continueIn, describeProcesses, inContainers } from '../target/processes-of-pods.ts';
import { type FoundContainer, findContainers } from '../target/running-containers.ts';
import { targetShape } from '../target/target-pods.ts';
import { claimShape, findVolume, innerPath, stayInside } from '../target/target-volume.ts';

const schema = z.strictObject({
  claim: claimShape,
  /** Its path in the claim, where `*` is allowed; the newest match counts: `appendonlydir/*.incr.aof`. */
  file: innerPath,
  /** The pods whose process reads the file when it starts, and has it open. */
  target: z.strictObject({ ...targetShape, container: z.string().min(1).optional() }),
  process: z.string().min(1),
});

const newest = `newest() {
  found=
  for file in "$1"/$2; do
    [ -f "$file" ] || continue
    if [ -z "$found" ] || [ "$file" -nt "$found" ]; then found=$file; fi
  done
}
`;

const finding = `${newest}newest "$1" "$2"
[ -n "$found" ] || { echo "no file matches; the volume has: $(cd "$1" && find . -type f | head -n 20 | tr '\\n' ' ')" >&2; exit 1; }
`;

// The existing content stays: everything that was acknowledged is still there, before the damage.
const damaging = `${stayInside}${newest}root=$1 pattern=$2 mark=$3
newest "$root" "$pattern"
stay_inside "$root" "$found"
stat -c %s "$found" >"$keep/size"
printf %s "$found" >"$keep/file"
printf '%s\\r\\n' "$mark" >>"$found"
sync "$found"
`;

// A tool that repairs the file truncates it at the damage, or a little before it: then there is
// nothing left to cut.
const cutting = `mark=$1
[ -s "$keep/file" ] || { rm -rf "$keep"; exit 0; }
file=$(cat "$keep/file") size=$(cat "$keep/size")
there=$(tail -c "+$((size + 1))" "$file" 2>/dev/null | head -c \${#mark} | tr -d '\\0') || there=
if [ "$there" = "$mark" ]; then
  [ "$(stat -c %s "$file")" -le $((size + \${#mark} + 2)) ] || { echo "$file was written to after the damage" >&2; exit 1; }
  truncate -s "$size" "$file"
fi
`;

const looking = `if grep -rqaF -- "$2" "$1"; then echo false; else echo true; fi`;

/** Damages the end of a file that a process reads when it starts, and kills that process. */
export const fileCorrupt: Injector<z.output<typeof schema>> = {
  kind: 'file-corrupt',
  schema,
  async aim({ claim, file, target, process }, cluster) {
    const volume = await findVolume(claim, cluster);
    const containers = await findContainers(target, cluster);
    const look = () => inContainers('look', process, containers, cluster);
    const owners = containers.filter(({ pod }) => pod.node === volume.node);
    if ((await look()).length === 0) throw await notRunning(process, owners, cluster);
    const where = `${volume.label}/${file}`;
    const scripts = onNode(cluster, volume.node);
    await scripts.run(finding, [volume.path, file], `${where} cannot be found`);
    const mark = `!firedrill-${scripts.id}: this is no command`;
    return {
      targets: [where],
      // Undo runs from the end: the file is whole again before anything reads it.
      undo: [
        restartUnready(target, cluster),
        continueIn(cluster, volume.node, owners, process),
        scripts.undo(cutting, [mark], `cut the damage off ${where}`),
      ],
      inject: async () => {
        const stopped = await inContainers('STOP', process, owners, cluster);
        if (stopped.some(({ state }) => state !== 'T')) throw notStopped(process, stopped);
        await scripts.inject(damaging, [volume.path, file, mark], `${where} could not be damaged`);
        await inContainers('KILL', process, owners, cluster);
      },
      isGone: async () => {
        const args = [volume.path, mark];
        const clean = await scripts.isTrue(looking, args, `${where} could not be read`);
        return clean && (await look()).every(({ state }) => state !== 'T');
      },
    };
  },
};

async function notRunning(
  process: string,
  containers: readonly FoundContainer[],
  cluster: Cluster,
): Promise<HarnessError> {
  const there = describeProcesses(await inContainers('look', '', containers, cluster));
  return new HarnessError(
    'FAULT_FAILED',
    `No process "${process}" runs on the volume’s node. Running there: ${there}.`,
    { next: 'Correct the fault’s target and process in the scenario.' },
  );
}

function notStopped(process: string, seen: Parameters<typeof describeProcesses>[0]): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `"${process}" does not stop: ${describeProcesses(seen)}; its file was not changed.`,
    { next: 'A container may have been restarted just now: run the drill again.' },
  );
}
