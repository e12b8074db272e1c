import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { HarnessError } from '../../harness/errors.ts';
import { docker } from '../../harness/io/docker.ts';
import type { Cluster } from '../../harness/ports.ts';
import { leftOf, runId } from './engine-leftovers.ts';

const ready = [{ kind: 'Deployment', namespace: 'kube-system', name: 'coredns' }] as const;

describe('a cluster whose node dies', function () {
  this.timeout(900_000);
  const run = runId('dead');
  let cluster: Cluster;
  let node: string;

  before(async () => {
    const [image] = await ensureImages(['node']);
    cluster = await createCluster({ run, nodeImage: image?.reference ?? '' });
    node = cluster.nodes[0] ?? '';
    await docker(['kill', node], { timeoutMs: 30_000 });
  });
  after(async () => {
    await cluster.delete();
    expect(await leftOf(run)).to.deep.equal([]);
  });

  it('makes every call fail soon', async () => {
    const calls = [
      cluster.execInNode(node, ['true'], { timeoutMs: 5000 }),
      cluster.core.listNode(),
      cluster.fingerprint(['default']),
      cluster.waitReady(ready, 60_000),
    ];
    const startMs = performance.now();
    for (const error of await Promise.all(calls.map((call) => call.catch((e: unknown) => e)))) {
      expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'CLUSTER_FAILED' });
    }
    expect(performance.now() - startMs).to.be.below(20_000);
  });

  it('keeps packets inside once the node is back', async () => {
    await docker(['start', node], { timeoutMs: 30_000 });
    const routes = async () => {
      const args = ['exec', node, 'ip', 'route', 'show', 'type', 'unreachable'];
      return (await docker(args, { timeoutMs: 10_000 })).stdout;
    };
    const untilMs = performance.now() + 30_000;
    while (!(await routes()) && performance.now() < untilMs) await delay(250);
    expect(await routes())
      .to.include('10.244.0.0/16')
      .and.include('10.96.0.0/16');
  });
});
