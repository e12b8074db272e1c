import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { execIn } from '../engine/container-exec.ts';
import { policies } from './policies.ts';
import { operatorRights } from './rights.ts';

const timeoutMs = 60_000;
const groupsSchema = z.object({ groups: z.array(z.object({ name: z.string() })) });

/**
 * Gives the operator its rights, and sets the policies that keep it in the cluster. They are in force a moment
 * later: the API server compiles them first.
 */
export async function confineOperator(controlPlane: string): Promise<void> {
  const kubectl = async (args: readonly string[], input?: string) => {
    const argv = ['kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', ...args];
    const options = { timeoutMs, ...(input !== undefined && { input }) };
    const { exitCode, stdout, stderr } = await execIn(controlPlane, argv, options);
    if (exitCode === 0) return stdout;
    throw new HarnessError('CLUSTER_FAILED', `cannot confine the operator: ${stderr.trim()}`, {
      next: 'Kubernetes 1.30 or later is needed, for ValidatingAdmissionPolicy.',
    });
  };
  const { groups } = groupsSchema.parse(JSON.parse(await kubectl(['get', '--raw', '/apis'])));
  const items = [...policies, ...operatorRights(groups.map(({ name }) => name))];
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const server = ['--server-side', '--force-conflicts', '--field-manager', 'firedrill'];
  await Promise.all([
    kubectl(['apply', ...server, '-f', '-'], list),
    // kind's own token, which it publishes: whoever has it may join as any node. All nodes have joined.
    kubectl([
      'delete',
      'secret',
      '-n',
      'kube-system',
      'bootstrap-token-abcdef',
      '--ignore-not-found',
    ]),
  ]);
}
