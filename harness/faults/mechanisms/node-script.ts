import { randomBytes } from 'node:crypto';
import { HarnessError } from '../../errors.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';

// A harness that is killed leaves the script that it began in the node running, so the undo waits
// until that has ended; and an inject that begins after its undo changes nothing. What the undo
// needs is kept in the node, in $keep: a lease is copied into journals, and a Secret must not be.
const frame = `set -eu
way=$1 id=$2; shift 2
umask 077
keep=/var/lib/firedrill/$id over=/run/firedrill/$id
export KUBECONFIG=/etc/kubernetes/admin.conf
mkdir -p /run/firedrill
exec 9>"$over.lock"
flock 9
if [ "$way" = undo ]; then
  : >"$over"
  [ -d "$keep" ] || exit 0
elif [ -e "$over" ]; then
  echo 'its undo came first' >&2; exit 1
else
  mkdir -p "$keep"
fi
`;

const execTimeoutMs = 30_000;

/** Names one injection in every node that it touches; fit for nft, systemd, labels and files. */
export function newFaultId(): string {
  return randomBytes(5).toString('hex');
}

export function controlPlaneOf(cluster: Cluster): string {
  return cluster.nodes[0] ?? '';
}

/** The command that injects: `body` is POSIX shell, with `$keep` a folder for its undo. */
export function injectCommand(id: string, body: string, args: readonly string[]): string[] {
  return ['sh', '-c', frame + body, 'firedrill', 'inject', id, ...args];
}

/** The undo of one script: `body` runs once, where the injection had begun, and removes `$keep`. */
export function undoAction(
  node: string,
  id: string,
  body: string,
  args: readonly string[],
  describes: string,
): UndoAction {
  const script = `${frame}${body}\nrm -rf "$keep"\n`;
  return {
    kind: 'node-exec',
    node,
    argv: ['sh', '-c', script, 'firedrill', 'undo', id, ...args],
    describes,
  };
}

/** A script that only looks. */
export function lookCommand(body: string, args: readonly string[]): string[] {
  const script = `set -eu\nexport KUBECONFIG=/etc/kubernetes/admin.conf\n${body}`;
  return ['sh', '-c', script, 'firedrill', ...args];
}

/** What the command printed; FAULT_FAILED, with `what` and the command's own words, where it failed. */
export async function inNode(
  cluster: Cluster,
  node: string,
  argv: readonly string[],
  what: string,
  timeoutMs = execTimeoutMs,
): Promise<string> {
  const { exitCode, stdout, stderr, timedOut } = await cluster.execInNode(node, argv, {
    timeoutMs,
  });
  if (exitCode === 0) return stdout;
  const why = timedOut
    ? `no end within ${timeoutMs / 1000} s`
    : stderr.trim() || `exit ${exitCode}`;
  throw new HarnessError('FAULT_FAILED', `${what}: ${why}`, {
    next: 'Correct the fault in the scenario, or what it names in the system’s manifests.',
  });
}
