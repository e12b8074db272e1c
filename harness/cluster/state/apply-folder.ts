import { join, normalize } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { stated } from '../../model/figures.ts';
import { execIn } from '../engine/container-exec.ts';
import { prerequisitesOf } from './prerequisites.ts';

const copyTimeoutMs = 60_000;
const applyTimeoutMs = 120_000;
// Not /tmp: the node has a tmpfs there, and the engine would copy underneath it.
const inNode = '/root/firedrill-system';
const apply = ['apply', '--server-side', '--force-conflicts', '--field-manager', 'firedrill'];
const awaitAccount = 'until kubectl get serviceaccount default -n "$0"; do sleep 0.1; done';

/**
 * Copies a folder of the host into the node and applies its kustomization there, with the node's
 * own kubectl: namespaces and custom resource definitions first, the rest when the API accepts it.
 * SYSTEM_NOT_READY with kubectl's message if that fails.
 */
export async function applyFolder(
  node: string,
  folder: string,
  kustomization: string,
): Promise<void> {
  await copyFolder(node, folder);
  const run = async (argv: readonly string[], input?: string) => {
    const options = { timeoutMs: applyTimeoutMs, ...(input !== undefined && { input }) };
    const environment = ['env', 'KUBECONFIG=/etc/kubernetes/admin.conf'];
    const result = await execIn(node, [...environment, ...argv], options);
    if (result.exitCode === 0) return result.stdout;
    const why = result.timedOut ? `not finished within ${stated(applyTimeoutMs)}` : result.stderr;
    const message = `cannot apply ${join(folder, kustomization)}: ${why.replaceAll(inNode, folder)}`;
    throw new HarnessError('SYSTEM_NOT_READY', message, {
      next: 'Fix the manifests; `kubectl kustomize` shows what they produce.',
    });
  };
  const kubectl = (args: readonly string[], input?: string) => run(['kubectl', ...args], input);

  const rendered = await kubectl(['kustomize', join(inNode, normalize(kustomization))]);
  const { manifests, definitions, podNamespaces } = prerequisitesOf(rendered);
  if (manifests) await kubectl([...apply, '-f', '-'], manifests);
  if (definitions.length > 0) {
    const established = ['--for=condition=Established', `--timeout=${applyTimeoutMs}ms`];
    await kubectl(['wait', ...established, ...definitions.map((name) => `crd/${name}`)]);
  }
  for (const namespace of podNamespaces) await run(['sh', '-c', awaitAccount, namespace]);
  await kubectl([...apply, '-f', '-'], rendered);
}

async function copyFolder(node: string, folder: string): Promise<void> {
  await execIn(node, ['rm', '-rf', inNode], { timeoutMs: copyTimeoutMs });
  const copied = await docker(['cp', `${folder}/.`, `${node}:${inNode}`], {
    timeoutMs: copyTimeoutMs,
  });
  if (copied.exitCode === 0) return;
  throw new HarnessError('SYSTEM_NOT_READY', `cannot copy ${folder}: ${copied.stderr}`, {
    next: 'Check that it is readable and that none of its links leads out of it.',
  });
}
