import { randomBytes } from 'node:crypto';
import { HarnessError } from '../errors.ts';
import { stated } from '../model/figures.ts';
import type { UndoAction } from '../model/undo-action.ts';
import type { Cluster } from '../ports.ts';

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
const bare = 'set -eu\nexport KUBECONFIG=/etc/kubernetes/admin.conf\n';

const defaultTimeoutMs = 30_000;

/** Names one injection in every node that it touches; fit for nft, systemd, labels and files. */
export function newFaultId(): string {
  return randomBytes(5).toString('hex');
}

/** Scripts for a node's files, processes and network. */
export function onNode(cluster: Cluster, node: string, id = newFaultId()): FaultScripts {
  return new FaultScripts(cluster, node, id);
}

/**
 * Scripts for objects of the API: kubectl in the control plane, since whoever undoes may have the
 * engine and nothing else.
 */
export function throughApi(cluster: Cluster, id = newFaultId()): FaultScripts {
  return new FaultScripts(cluster, cluster.nodes[0] ?? '', id);
}

/**
 * What one fault does in one place, and how it is undone: the same for a file of a node and for an
 * object of the API. Scripts are POSIX shell; `args` are their `$1`, `$2`…, and `what` says in an
 * error what could not be done.
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

  /** Breaks something. The script leaves in the folder `$keep` whatever its undo will need. */
  inject(
    script: string,
    args: readonly string[],
    what: string,
    timeoutMs?: number,
  ): Promise<string> {
    return this.#exec(shell(frame + script, ['inject', this.id, ...args]), what, timeoutMs);
  }

  /** Undoes what `inject` did, where that had begun; it finds its `$keep`, which then goes. */
  undo(script: string, args: readonly string[], describes: string): UndoAction {
    return this.#action(
      shell(`${frame}${script}\nrm -rf "$keep"\n`, ['undo', this.id, ...args]),
      describes,
    );
  }

  /** Puts right what follows from a fault; whether and how often that was injected does not matter. */
  tidy(script: string, args: readonly string[], describes: string): UndoAction {
    return this.#action(shell(bare + script, args), describes);
  }

  /** Runs what needs no undo: a look, mostly. Resolves to what it printed. */
  run(script: string, args: readonly string[], what: string, timeoutMs?: number): Promise<string> {
    return this.#exec(shell(bare + script, args), what, timeoutMs);
  }

  /** Runs a look that prints `true` or `false`. */
  async isTrue(script: string, args: readonly string[], what: string): Promise<boolean> {
    return (await this.run(script, args, what)).trim() === 'true';
  }

  #action(argv: readonly string[], describes: string): UndoAction {
    return { kind: 'node-exec', node: this.node, argv, describes };
  }

  /** What it printed; FAULT_FAILED, with `what` and the script's own words, where it failed. */
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
