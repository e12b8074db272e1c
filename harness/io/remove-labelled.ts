import type { CommandResult } from '../ports.ts';
import { docker } from './docker.ts';

const listTimeoutMs = 10_000;
const removeTimeoutMs = 60_000;
/** A network cannot be removed while a container uses it, so containers go first. */
const kinds = [
  { list: ['ps', '--all', '--quiet'], remove: ['rm', '--force', '--volumes'] },
  { list: ['network', 'ls', '--quiet'], remove: ['network', 'rm'] },
] as const;

/**
 * Removes containers (with their volumes), then networks, that have any of the labels (`key=value`).
 * Resolves to the engine's answer if something is left, else to undefined.
 */
export async function removeLabelled(
  labels: readonly string[],
): Promise<CommandResult | undefined> {
  for (const { list, remove } of kinds) {
    const found = await listLabelled(list, labels);
    if (found.failed) return found.failed;
    if (found.ids.length === 0) continue;
    const removed = await docker([...remove, ...found.ids], { timeoutMs: removeTimeoutMs });
    // Another process may have been removing them too; what counts is that none is left.
    const left = await listLabelled(list, labels);
    if (left.failed) return left.failed;
    if (left.ids.length === 0 || isRemovedElsewhere(removed)) continue;
    if (removed.exitCode !== 0) return removed;
    return { ...removed, exitCode: 1, stderr: `left: ${left.ids.join(' ')}` };
  }
  return undefined;
}

interface Labelled {
  readonly ids: readonly string[];
  readonly failed?: CommandResult;
}

async function listLabelled(list: readonly string[], labels: readonly string[]): Promise<Labelled> {
  const results = await Promise.all(
    labels.map((label) =>
      docker([...list, '--filter', `label=${label}`], { timeoutMs: listTimeoutMs }),
    ),
  );
  const failed = results.find(({ exitCode }) => exitCode !== 0);
  const ids = results.flatMap(({ stdout }) => stdout.split('\n')).filter((id) => id !== '');
  return { ids: [...new Set(ids)], ...(failed && { failed }) };
}

/** Whether a removal failed only because another process has removed the same, or is removing it. */
export function isRemovedElsewhere({ exitCode, stderr }: CommandResult): boolean {
  const gone = /No such (container|network)|not found|already in progress/i;
  // `docker network rm` ends with a line of its own status; the lines above it say what failed.
  const lines = stderr.split('\n').filter((line) => line && !/^exit status \d+$/.test(line));
  const trouble = lines.filter((line) => !gone.test(line));
  return exitCode !== 0 && lines.length > 0 && trouble.length === 0;
}
