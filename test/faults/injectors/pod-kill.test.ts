import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const redis = (name: string) => ({
  name,
  labels: { app: 'redis' },
  containers: { redis: ['redis-server', 'redis-server'] },
});
const target = { namespace: 'ci', selector: 'app=redis' };

describe('pod-kill', () => {
  const kill = { kind: 'pod-kill', target };

  it('deletes the matching pods, and only those, at once', async () => {
    const cluster = new FakeCluster([redis('redis-b'), { name: 'other' }, redis('redis-a')]);
    const aimed = await aim(kill, cluster.asCluster());
    expect(aimed.targets).to.deep.equal(['pod/ci/redis-a', 'pod/ci/redis-b']);
    expect(aimed.undo).to.deep.equal([]);
    expect(cluster.deleted, 'aiming changes nothing').to.deep.equal([]);
    expect(await aimed.isGone()).to.equal(false);
    await aimed.inject();
    expect(cluster.deleted).to.deep.equal([
      { name: 'redis-a', grace: 0, uid: 'uid-redis-a' },
      { name: 'redis-b', grace: 0, uid: 'uid-redis-b' },
    ]);
    expect(await aimed.isGone()).to.equal(true);
  });

  it('is in place when none of its pods is left, not while one is terminating', async () => {
    const cluster = new FakeCluster([redis('redis-a')]);
    const aimed = await aim(kill, cluster.asCluster());
    expect(await aimed.isInPlace?.()).to.equal(false);
    await aimed.inject();
    expect(await aimed.isInPlace?.()).to.equal(true);
  });

  it('kills one of several, with the requested grace period', async () => {
    const cluster = new FakeCluster([redis('redis-b'), redis('redis-a')]);
    const aimed = await aim({ ...kill, pods: 'one', graceSeconds: 5 }, cluster.asCluster());
    await aimed.inject();
    expect(cluster.deleted).to.deep.equal([{ name: 'redis-a', grace: 5, uid: 'uid-redis-a' }]);
  });

  it('does not aim at a pod that is terminating, or not yet running', async () => {
    const pods = [
      { ...redis('a'), leaving: true },
      { ...redis('b'), phase: 'Pending' },
    ];
    const failure = await failureOf(aim(kill, new FakeCluster(pods).asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('"app=redis"').and.include('b (Pending; app=redis)');
  });

  it('reports a pod that was gone before it could be killed', async () => {
    const cluster = new FakeCluster([redis('redis-a')]);
    const aimed = await aim(kill, cluster.asCluster());
    cluster.forget('redis-a');
    expect(await failureOf(aimed.inject())).to.include({ code: 'FAULT_FAILED' });
  });
});
