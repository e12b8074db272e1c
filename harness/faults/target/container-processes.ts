// One script inspects, stops and continues processes inside the node: every node image has /proc and a
// POSIX shell, but not procps. It identifies a process by its name and by the id of its container,
// which both versions of cgroup write into /proc/<pid>/cgroup; never by pid, which another process
// may have by the time of the undo.
//
//   sh -c SCRIPT firedrill look|STOP|CONT|KILL NAME CONTAINER-ID…
//
// It prints a line for each process that it found: container id, state, name. With a signal, it first
// repeats until no process is in the wrong state, because a process may fork meanwhile. On a busy
// machine a killed process may take long to die, so the limit is a time, not a number of tries.
// A process may end during the check, so a command that fails does not end the script.
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
  [ "$(seconds)" -lt $until ] || { echo "after 10 s, $want has still not taken effect everywhere" >&3; exit 1; }
  sleep 0.05
done 2>/dev/null
do=show
each "$@" 2>/dev/null
exit 0
`;

export type Wanted = 'look' | 'STOP' | 'CONT' | 'KILL';

export interface ContainerProcessState {
  readonly container: string;
  /** As in /proc: R, S, D, T (stopped)… */
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

/** Parses the script's output. */
export function readProcesses(printed: string): readonly ContainerProcessState[] {
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [container = '', state = '', ...name] = line.split(' ');
      return { container, state, name: name.join(' ') };
    });
}
