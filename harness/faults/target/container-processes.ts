// One script does the looking, the stopping and the continuing, inside the node: /proc and a POSIX
// shell are there in every node image, procps is not. It knows processes by the id of their
// container, which both versions of cgroup write into /proc/<pid>/cgroup, and by their name; never
// by pid, which another process may have by the time of the undo.
//
//   sh -c SCRIPT firedrill look|STOP|CONT|KILL NAME CONTAINER-ID…
//
// It prints a line for each process that it found: id, state, name. With the others it goes
// over them until none is left in the wrong state, since a process may fork meanwhile. A busy
// machine takes its time to let a killed process die: it is time that runs out, not tries.
// A process may end while it is looked at: no command that fails ends the script.
const script = `set +eu
want=$1 name=$2; shift 2
each() {
  for folder in /proc/[0-9]*; do
    read -r comm <$folder/comm || continue
    [ -z "$name" ] || [ "$comm" = "$name" ] || continue
    groups=$(cat $folder/cgroup) || continue
    for id in "$@"; do
      case $groups in *"$id"*)
        read -r line <$folder/stat || continue
        rest=\${line##*) }
        state=\${rest%% *}
        [ "$state" = Z ] || "$do" "$id" "$state" "$comm" \${folder#/proc/}
      esac
    done
  done
}
show() { echo "$1 $2 $3"; }
turn() {
  case $want$2 in STOPT|CONT[!T]) return; esac
  wrong=1
  kill -$want $4
}
seconds() { read -r up idle </proc/uptime; echo \${up%.*}; }
do=turn until=$(($(seconds) + 10))
exec 3>&2
while [ "$want" != look ]; do
  wrong=
  each "$@"
  [ -n "$wrong" ] || break
  [ "$(seconds)" -lt $until ] || { echo "after 10 s still not all $want" >&3; exit 1; }
  sleep 0.05
done 2>/dev/null
do=show
each "$@" 2>/dev/null
exit 0
`;

export type Wanted = 'look' | 'STOP' | 'CONT' | 'KILL';

export interface ContainerProcessState {
  readonly container: string;
  /** As /proc has it: R, S, D, T (stopped)… */
  readonly state: string;
  readonly name: string;
}

/** The kernel keeps 15 bytes of a process's name. */
export function kernelName(name: string): string {
  return Buffer.from(name).subarray(0, 15).toString();
}

/** The script to run in the node. An empty name means every process. */
export function processScript(
  want: Wanted,
  name: string,
  containers: readonly string[],
): { readonly script: string; readonly args: readonly string[] } {
  return { script, args: [want, kernelName(name), ...containers] };
}

/** From what the script printed. */
export function readProcesses(printed: string): readonly ContainerProcessState[] {
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [container = '', state = '', ...name] = line.split(' ');
      return { container, state, name: name.join(' ') };
    });
}
