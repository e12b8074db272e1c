import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../harness/clock.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { ensureKind } from '../../harness/cluster/images/kind-binary.ts';
import { clusterName } from '../../harness/cluster/lifecycle/docker-labels.ts';
import { runKind } from '../../harness/cluster/lifecycle/kind.ts';
import { clusterUndo } from '../../harness/cluster/lifecycle/removal.ts';
import { createNetwork } from '../../harness/cluster/network/engine-network.ts';
import { openLease } from '../../harness/faults/undo/lease.ts';
import { newRun } from '../../harness/gameday/run-id.ts';
import { docker } from '../../harness/io/docker.ts';
import { freshFolder } from '../e2e/command-line.ts';

const wait = ['wait', '--for=condition=Ready', 'pods', '--all', '-n', 'kube-system'];

// The image brings its CNI; nothing else of kind's defaults is changed.
const bareConfig = `kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
networking: { disableDefaultCNI: true, kubeProxyMode: nftables }
`;

/** Seconds until a cluster that kind alone creates of the same image has kube-system ready. */
export async function benchBareCluster(): Promise<number> {
  const run = newRun();
  const name = clusterName(run);
  const folder = freshFolder('bare');
  const [[node], program] = await Promise.all([ensureImages(['node']), ensureKind()]);
  const lease = await openLease(run);
  try {
    await lease.hold(clusterUndo(run));
    await createNetwork(name, run);
    const config = join(folder, 'kind.yaml');
    await writeFile(config, bareConfig);
    const startMs = systemClock.nowMs();
    const create = ['create', 'cluster', '--name', name, '--image', node?.reference ?? ''];
    const files = ['--config', config, '--kubeconfig', join(folder, 'kubeconfig')];
    const made = await runKind([...create, ...files], {
      program,
      network: name,
      timeoutMs: 120_000,
      signal: undefined,
    });
    if (made.exitCode !== 0) throw new Error(made.output);
    const kubectl = [
      'exec',
      `${name}-control-plane`,
      'kubectl',
      '--kubeconfig',
      '/etc/kubernetes/admin.conf',
    ];
    const ready = await docker([...kubectl, ...wait, '--timeout=120s'], { timeoutMs: 130_000 });
    if (ready.exitCode !== 0) throw new Error(ready.stderr);
    return (systemClock.nowMs() - startMs) / 1000;
  } finally {
    await lease.close();
  }
}
