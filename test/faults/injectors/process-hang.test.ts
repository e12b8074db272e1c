import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const redis = (name: string, more: Record<string, readonly string[]> = {}) => ({
  name,
  labels: { app: 'redis' },
  containers: { redis: ['redis-server', 'redis-server'], ...more },
});
const target = { namespace: 'ci', selector: 'app=redis' };

describe('process-hang', () => {
  const hang = { kind: 'process-hang', target, process: 'redis-server' };

  it('is undone in the node’s container, by its name in the engine', async () => {
    const containers = { 'node-of-redis-a': 'firedrill-x-vm-1' };
    const cluster = new FakeCluster([redis('redis-a')], { containers });
    const aimed = await aim(hang, cluster.asCluster());
    const [undo] = aimed.undo;
    expect(undo).to.include({ kind: 'node-exec', node: 'firedrill-x-vm-1' });
    await aimed.inject();
    expect(cluster.execs.map(({ node }) => node)).to.include('node-of-redis-a');
  });

  it('stops the process in every matching container, and its undo continues it', async () => {
    const cluster = new FakeCluster([redis('redis-a'), redis('redis-b'), { name: 'other' }]);
    const aimed = await aim(hang, cluster.asCluster());
    expect(aimed.targets).to.deep.equal([
      'process/ci/redis-a/redis/redis-server',
      'process/ci/redis-b/redis/redis-server',
    ]);
    expect(await aimed.isGone()).to.equal(true);
    await aimed.inject();
    expect(await aimed.isGone()).to.equal(false);
    const nodes = aimed.undo.map((undo) => undo.kind === 'node-exec' && undo.node);
    expect(nodes).to.deep.equal(['node-of-redis-a', 'node-of-redis-b']);
    for (const undo of aimed.undo) if (undo.kind === 'node-exec') cluster.undo(undo.argv);
    expect(await aimed.isGone()).to.equal(true);
  });

  it('keeps no pid in its undo', async () => {
    const cluster = new FakeCluster([redis('redis-a')]);
    const { undo } = await aim(hang, cluster.asCluster());
    const words = undo.flatMap((action) => (action.kind === 'node-exec' ? action.argv : []));
    expect(words.slice(3, 6)).to.deep.equal(['firedrill', 'CONT', 'redis-server']);
    expect(words.slice(6)).to.have.lengthOf(1);
    expect(words[6]).to.match(/^[0-9a-f]{64}$/);
  });

  it('leaves containers alone that do not run the process, or are not the target', async () => {
    const cluster = new FakeCluster([redis('redis-a', { exporter: ['redis-server', 'sh'] })]);
    const one = { ...hang, target: { ...target, container: 'exporter' } };
    expect((await aim(one, cluster.asCluster())).targets).to.deep.equal([
      'process/ci/redis-a/exporter/redis-server',
    ]);
    const shell = { ...hang, process: 'sh' };
    expect((await aim(shell, cluster.asCluster())).targets).to.deep.equal([
      'process/ci/redis-a/exporter/sh',
    ]);
  });

  it('stops every process if none is named', async () => {
    const cluster = new FakeCluster([redis('redis-a', { exporter: ['sh'] })]);
    const aimed = await aim({ kind: 'process-hang', target }, cluster.asCluster());
    expect(aimed.targets).to.deep.equal([
      'process/ci/redis-a/redis/*',
      'process/ci/redis-a/exporter/*',
    ]);
    await aimed.inject();
    expect(await aimed.isGone()).to.equal(false);
    for (const undo of aimed.undo) if (undo.kind === 'node-exec') cluster.undo(undo.argv);
    expect(await aimed.isGone()).to.equal(true);
    cluster.deaf = true;
    expect(await failureOf(aimed.inject())).to.include({ code: 'FAULT_FAILED' });
  });

  it('is gone with the container', async () => {
    const cluster = new FakeCluster([redis('redis-a')]);
    const aimed = await aim(hang, cluster.asCluster());
    await aimed.inject();
    cluster.forget('redis-a');
    expect(await aimed.isGone()).to.equal(true);
  });

  const misses: [string, Record<string, unknown>, string[]][] = [
    ['pod', { target: { ...target, selector: 'app=x' } }, ['app=x', 'redis-a (Running; app=redis']],
    ['container', { target: { ...target, container: 'x' } }, ['"x"', 'redis-a/redis']],
    ['process', { process: 'valkey-server' }, ['"valkey-server"', 'redis-server (S)']],
  ];
  for (const [what, fields, words] of misses) {
    it(`names what it looked for, and what exists, if no ${what} matches`, async () => {
      const cluster = new FakeCluster([redis('redis-a')]);
      const failure = await failureOf(aim({ ...hang, ...fields }, cluster.asCluster()));
      expect(failure).to.include({ code: 'FAULT_FAILED' });
      for (const word of words) expect(String(failure)).to.include(word);
    });
  }

  it('fails if the process does not stop', async () => {
    const cluster = new FakeCluster([redis('redis-a')]);
    cluster.deaf = true;
    const aimed = await aim(hang, cluster.asCluster());
    const failure = await failureOf(aimed.inject());
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('redis-server (S)');
  });
});
