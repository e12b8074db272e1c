import { join, normalize } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { stated } from '../../model/figures.ts';
import { execIn } from '../engine/container-exec.ts';

const copyTimeoutMs = 60_000;
const applyTimeoutMs = 120_000;
// Not /tmp: the node has a tmpfs there, and the engine would copy underneath it.
const inNode = '/root/firedrill-system';

/**
 * Copies a folder of the host into the node and applies its kustomization there, with the node's
 * own kubectl. SYSTEM_NOT_READY with kubectl's message if that fails.
 */
export async function applyFolder(
  node: string,
  folder: string,
  kustomization: string,
): Promise<void> {
  await execIn(node, ['rm', '-rf', inNode], { timeoutMs: copyTimeoutMs });
  const copied = await docker(['cp', `${folder}/.`, `${node}:${inNode}`], {
    timeoutMs: copyTimeoutMs,
  });
  if (copied.exitCode !== 0) {
    throw new HarnessError('SYSTEM_NOT_READY', `cannot copy ${folder}: ${copied.stderr}`, {
      next: 'Check that it is readable and that none of its links leads out of it.',
    });
  }
  const path = join(inNode, normalize(kustomization));
  const applied = await execIn(
    node,
    [
      ...['kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', 'apply'],
      ...['--server-side', '--force-conflicts', '--field-manager', 'firedrill', '-k', path],
    ],
    { timeoutMs: applyTimeoutMs },
  );
  if (applied.exitCode === 0) return;
  const why = applied.timedOut ? `not finished within ${stated(applyTimeoutMs)}` : applied.stderr;
  const message = `cannot apply ${join(folder, kustomization)}: ${why.replaceAll(inNode, folder)}`;
  throw new HarnessError('SYSTEM_NOT_READY', message, {
    next: 'Fix the manifests; `kubectl kustomize` shows what they produce.',
  });
}
