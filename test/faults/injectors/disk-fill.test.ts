import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { claim, clusterOf, node, nodeOf } from '../volume-cluster.ts';

describe('disk-fill', () => {
  const seen = (available: number) => () => ({ stdout: `1024 1000 ${available}\n` });
  const fault = { kind: 'disk-fill', claim, leave: '7%' };

  it('is in place if no more than the requested share is available, within one per cent', async () => {
    const aimed = await aim(fault, clusterOf(seen(80)).asCluster());
    await aimed.inject();
    const tooMuch = await aim(fault, clusterOf(seen(81)).asCluster());
    const failure = await failureOf(tooMuch.inject());
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('7%');
  });

  it('fills a directory of the one node with the labels', async () => {
    const at = (selector: string) => ({ kind: 'disk-fill', node: { selector, path: '/srv' } });
    const { undo, targets } = await aim(at('disk=small'), clusterOf().asCluster());
    expect(nodeOf(undo.at(-1))).to.equal(node);
    expect(targets).to.deep.equal([`node/${node}/srv/firedrill-fill`]);
    const failure = await failureOf(aim(at('disk=large'), clusterOf().asCluster()));
    expect(String(failure)).to.include('"disk=large"').and.include(`${node} (disk=small)`);
  });

  it('deletes what the node evicted, when there is room again', async () => {
    const { undo } = await aim(fault, clusterOf().asCluster());
    const described = undo.map(({ describes }) => describes);
    expect(described.reverse()).to.deep.equal([
      'remove firedrill-fill from volume/ci/data',
      `delete the pods that ${node} has evicted`,
    ]);
  });

  const looks: [string, string, string, boolean][] = [
    ['its file is removed, and the node accepts pods again', 'true', '', true],
    ['its file is there', 'false', '', false],
    ['a pod that the node evicted is left', 'true', 'ci web-1\n', false],
    ['the node accepts no pods', 'true', 'still tainted\n', false],
  ];
  for (const [state, removed, left, gone] of looks) {
    it(`is ${gone ? '' : 'not '}gone if ${state}`, async () => {
      const cluster = clusterOf(([first]) => ({ stdout: first === node ? left : removed }));
      const aimed = await aim(fault, cluster.asCluster());
      expect(await aimed.isGone()).to.equal(gone);
    });
  }

  it('reports why the node refused', async () => {
    const refusing = clusterOf(() => ({ exitCode: 1, stderr: 'refused: it is on /dev/vda' }));
    const failure = await failureOf(aim(fault, refusing.asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('refused: it is on /dev/vda');
  });

  const wrong: [string, object][] = [
    ['a claim or a node', { claim: undefined }],
    ['a claim or a node', { node: { selector: 'a=b', path: '/x' } }],
    ['0% to 99%', { leave: '100%' }],
  ];
  for (const [words, fields] of wrong) {
    it(`is refused: ${words}, ${JSON.stringify(fields)}`, async () => {
      const failure = await failureOf(aim({ ...fault, ...fields }, clusterOf().asCluster()));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
      expect(String(failure)).to.include(words);
    });
  }
});
