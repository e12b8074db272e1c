import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { kindLabel } from './docker-labels.ts';

/** Container names of the cluster's nodes, control plane first. */
export async function nodesOf(name: string): Promise<string[]> {
  const { exitCode, stdout, stderr } = await docker(
    [
      ...['ps', '--all', '--filter', `label=${kindLabel}=${name}`],
      ...['--format', '{{.Label "io.x-k8s.kind.role"}} {{.Names}}'],
    ],
    { timeoutMs: 30_000 },
  );
  if (exitCode !== 0) throw new HarnessError('CLUSTER_FAILED', `docker ps: ${stderr}`);
  return stdout
    .split('\n')
    .filter(Boolean)
    .sort()
    .map((line) => line.split(' ')[1] ?? '');
}
