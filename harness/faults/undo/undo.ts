import { docker } from '../../io/docker.ts';
import { removeLabelled } from '../../io/remove-labelled.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import type { CommandResult } from '../../ports.ts';

/** `absent`: no engine answered, so a retry may help. */
export type UndoOutcome =
  | { readonly undone: true }
  | { readonly undone: false; readonly why: string; readonly absent: boolean };

const execTimeoutMs = 30_000;

/** Runs one undo with the engine's own client, so it needs nothing that died with the harness. */
export async function undo(action: UndoAction): Promise<UndoOutcome> {
  const failed =
    action.kind === 'node-exec' ? await execInNode(action) : await removeLabelled([action.label]);
  return failed
    ? { undone: false, why: failed.stderr.trim(), absent: isAbsent(failed) }
    : { undone: true };
}

async function execInNode(
  action: Extract<UndoAction, { kind: 'node-exec' }>,
): Promise<CommandResult | undefined> {
  const done = await docker(['exec', action.node, ...action.argv], { timeoutMs: execTimeoutMs });
  // If the container is gone, the fault in it is gone too.
  return done.exitCode === 0 || /No such container/i.test(done.stderr) ? undefined : done;
}

function isAbsent({ timedOut, stderr }: CommandResult): boolean {
  return (
    timedOut ||
    /Cannot connect to the Docker daemon|error during connect|connection refused|unexpected EOF|spawn docker ENOENT/i.test(
      stderr,
    )
  );
}
