import { randomBytes } from 'node:crypto';
import { HarnessError } from '../errors.ts';
import { stated } from '../model/figures.ts';
import type { UndoAction } from '../model/undo-action.ts';
import type { Cluster } from '../ports.ts';

// If the harness is killed, the script that it started in the node keeps running. The undo waits for
// it to end, and an injection that starts after its undo changes nothing. What the undo needs stays in
// the node, in $keep: journals contain a copy of the lease, and must not contain a Secret.
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
const bare = 'set -eu\nexport KUBECONFIG=/etc/kubernetes/admin.conf\n';

const defaultTimeoutMs = 30_000;

/** An id for one injection in all its nodes; valid as a name for nft, systemd, labels and files. */
export function newFaultId(): string {
  return randomBytes(5).toString('hex');
}

/** Scripts for a node's files, processes and network. */
export function onNode(cluster: Cluster, node: string, id = newFaultId()): FaultScripts {
  return new FaultScripts(cluster, node, id);
}

/**
 * Scripts for objects of the API. They run kubectl in the control plane, because the watchdog has
 * only the engine.
 */
export function throughApi(cluster: Cluster, id = newFaultId()): FaultScripts {
  return new FaultScripts(cluster, cluster.nodes[0] ?? '', id);
}

/**
 * Injects and undoes one fault in one place, in the same way for a file of a node and for an object of
 * the API. Scripts are POSIX shell; `args` are their `$1`, `$2`…; `what` states in an error
 * what could not be done.
 */
export class FaultScripts {
  readonly id: string;
  readonly node: string;
  readonly #cluster: Cluster;

  constructor(cluster: Cluster, node: string, id: string) {
    this.#cluster = cluster;
    this.node = node;
    this.id = id;
  }

  /** Breaks something. The script saves in the folder `$keep` whatever its undo will need. */
  inject(
    script: string,
    args: readonly string[],
    what: string,
    timeoutMs?: number,
  ): Promise<string> {
    return this.#exec(shell(frame + script, ['inject', this.id, ...args]), what, timeoutMs);
  }

  /** Undoes `inject`, if that had started. The script reads `$keep`, which is then removed. */
  undo(script: string, args: readonly string[], describes: string): UndoAction {
    return this.#action(
      shell(`${frame}${script}\nrm -rf "$keep"\n`, ['undo', this.id, ...args]),
      describes,
    );
  }

  /** Repairs a consequence of a fault; safe whether or not, and however often, that was injected. */
  tidy(script: string, args: readonly string[], describes: string): UndoAction {
    return this.#action(shell(bare + script, args), describes);
  }

  /** Runs a script that needs no undo, usually a check. Resolves to its output. */
  run(script: string, args: readonly string[], what: string, timeoutMs?: number): Promise<string> {
    return this.#exec(shell(bare + script, args), what, timeoutMs);
  }

  /** Runs a check that prints `true` or `false`. */
  async isTrue(script: string, args: readonly string[], what: string): Promise<boolean> {
    return (await this.run(script, args, what)).trim() === 'true';
  }

  #action(argv: readonly string[], describes: string): UndoAction {
    return { kind: 'node-exec', node: this.node, argv, describes };
  }

  /** Resolves to the script's output; FAULT_FAILED with `what` and its error output if it fails. */
  async #exec(
    argv: readonly string[],
    what: string,
    timeoutMs = defaultTimeoutMs,
  ): Promise<string> {
    const done = await this.#cluster.execInNode(this.node, argv, { timeoutMs });
    if (done.exitCode === 0) return done.stdout;
    const why = done.timedOut
      ? `no end within ${stated(timeoutMs)}`
      : done.stderr.trim() || `exit ${done.exitCode}`;
    throw new HarnessError('FAULT_FAILED', `${what}: ${why}`, {
      next: 'Correct the fault in the scenario, or what it names in the system’s manifests.',
    });
  }
}

function shell(script: string, args: readonly string[]): readonly string[] {
  return ['sh', '-c', script, 'firedrill', ...args];
}
