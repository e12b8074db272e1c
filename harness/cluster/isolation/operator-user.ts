import { HarnessError } from '../../errors.ts';
import type { Openable } from '../../model/opening.ts';
import { execIn } from '../engine/container-exec.ts';
import { openingGroup, operatorGroup, operatorUser } from './requesters.ts';

const timeoutMs = 30_000;

/**
 * A kubeconfig with a client certificate of the cluster's own authority. What a scenario opens are groups in the
 * certificate: nothing changes in the cluster, and no other drill's certificate has them.
 */
export async function operatorKubeconfig(
  controlPlane: string,
  openings: readonly Openable[],
): Promise<string> {
  const groups = [operatorGroup, ...openings.map(openingGroup)];
  // kind's configuration of kubeadm names the control plane as the server. Without it, kubeadm asks the internet
  // for a version.
  const { exitCode, stdout, stderr } = await execIn(
    controlPlane,
    [
      ...['kubeadm', 'kubeconfig', 'user', '--config', '/kind/kubeadm.conf'],
      ...['--client-name', operatorUser, ...groups.flatMap((group) => ['--org', group])],
    ],
    { timeoutMs },
  );
  if (exitCode === 0) return stdout;
  throw new HarnessError(
    'CLUSTER_FAILED',
    `cannot sign the operator's certificate in ${controlPlane}: ${stderr.trim()}`,
    { next: 'The node image needs kubeadm, and kind’s /kind/kubeadm.conf.' },
  );
}
