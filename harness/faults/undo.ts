import { execa } from 'execa';
import type { UndoAction } from '../model/journal.ts';

/** `absent`: no engine answered, so that trying again may help. */
export type UndoOutcome =
  | { readonly undone: true }
  | { readonly undone: false; readonly why: string; readonly absent: boolean };

const undone: UndoOutcome = { undone: true };
const execTimeoutMs = 10_000;
const removeTimeoutMs = 60_000;

/** Runs one undo through the engine's own client: it needs nothing that died with a harness. */
export async function undo(action: UndoAction): Promise<UndoOutcome> {
  return action.kind === 'node-exec' ? execInNode(action) : removeLabelled(action.label);
}

async function execInNode(
  action: Extract<UndoAction, { kind: 'node-exec' }>,
): Promise<UndoOutcome> {
  const done = await docker(['exec', action.node, ...action.argv], execTimeoutMs);
  // What was in a container that is gone is gone with it.
  if (done.ok || /No such container/i.test(done.output)) return undone;
  return failed(done);
}

async function removeLabelled(label: string): Promise<UndoOutcome> {
  const filter = ['--filter', `label=${label}`];
  const looks = [
    { list: ['ps', '--all', '--quiet', ...filter], remove: ['rm', '--force', '--volumes'] },
    { list: ['network', 'ls', '--quiet', ...filter], remove: ['network', 'rm'] },
  ];
  for (const { list, remove } of looks) {
    const found = await docker(list, execTimeoutMs);
    if (!found.ok) return failed(found);
    const ids = found.output.split('\n').filter((id) => id !== '');
    if (ids.length === 0) continue;
    const removed = await docker([...remove, ...ids], removeTimeoutMs);
    // Somebody else may have been removing them too; what counts is that none is left.
    const left = await docker(list, execTimeoutMs);
    if (!left.ok) return failed(left);
    if (left.output !== '')
      return failed(removed.ok ? { ...left, output: `left: ${left.output}` } : removed);
  }
  return undone;
}

interface Called {
  readonly ok: boolean;
  readonly output: string;
  readonly absent: boolean;
}

async function docker(args: readonly string[], timeoutMs: number): Promise<Called> {
  const done = await execa('docker', args, {
    reject: false,
    timeout: timeoutMs,
    forceKillAfterDelay: 1_000,
    stdin: 'ignore',
    env: { LC_ALL: 'C' },
  });
  if (!done.failed) return { ok: true, output: done.stdout ?? '', absent: false };
  const output = done.stderr || done.shortMessage || '';
  const absent =
    done.timedOut ||
    done.code === 'ENOENT' ||
    /Cannot connect to the Docker daemon|error during connect|connection refused|unexpected EOF/i.test(
      output,
    );
  return { ok: false, output, absent };
}

function failed({ output, absent }: Called): UndoOutcome {
  return { undone: false, why: output.trim(), absent };
}
