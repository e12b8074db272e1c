import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { argsOf, claim, clusterOf, node, nodeOf } from '../volume-cluster.ts';

describe('file-corrupt', () => {
  const fault = {
    kind: 'file-corrupt',
    claim,
    file: 'log/*.aof',
    target: { namespace: 'ci', selector: 'app=redis' },
    process: 'redis-server',
  };

  it('stops the process, damages the file, kills the process, in that order', async () => {
    const cluster = clusterOf();
    const aimed = await aim(fault, cluster.asCluster());
    const before = cluster.execs.length;
    await aimed.inject();
    const done = cluster.execs.slice(before).map(({ argv }) => argv[4]);
    expect(done).to.deep.equal(['STOP', 'inject', 'KILL']);
  });

  it('is undone in reverse order: the file first, then the process, then the pods', async () => {
    const { undo } = await aim(fault, clusterOf().asCluster());
    const described = undo.map(({ describes }) => describes.split(' ')[0]);
    expect(described.reverse()).to.deep.equal(['cut', 'continue', 'restart']);
    expect(undo.map(nodeOf)).to.deep.equal(['control-plane', node, node]);
  });

  it('marks the damage, so that the undo cuts off nothing else', async () => {
    const cluster = clusterOf();
    const aimed = await aim(fault, cluster.asCluster());
    await aimed.inject();
    const injected = cluster.execs.find(({ argv }) => argv[4] === 'inject')?.argv ?? [];
    const [mark] = argsOf(aimed.undo.at(-1));
    expect(mark).to.match(/^!firedrill-[0-9a-f]{10}: /);
    expect(injected.at(-1)).to.equal(mark);
  });

  it('leaves the file alone if the process does not stop', async () => {
    const cluster = clusterOf();
    cluster.deaf = true;
    const aimed = await aim(fault, cluster.asCluster());
    expect(await failureOf(aimed.inject())).to.include({ code: 'FAULT_FAILED' });
    expect(cluster.execs.some(({ argv }) => argv[4] === 'inject')).to.equal(false);
  });

  it('names what runs there if the process does not', async () => {
    const failure = await failureOf(aim({ ...fault, process: 'x' }, clusterOf().asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('"x"').and.include('redis-server (S)');
  });
});
