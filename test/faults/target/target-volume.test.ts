import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { argsOf, clusterOf, node, nodeOf } from '../volume-cluster.ts';

describe('a claim', () => {
  const fill = (name: string) => ({ kind: 'disk-fill', claim: { namespace: 'ci', name } });

  it('is resolved to the directory of its volume, on the node that has it', async () => {
    for (const [name, path] of [
      ['data', '/volumes/data'],
      ['local', '/volumes/local'],
    ] as const) {
      const cluster = clusterOf();
      const { undo, targets } = await aim(fill(name), cluster.asCluster());
      expect(undo.map(nodeOf)).to.deep.equal(['control-plane', node]);
      expect(argsOf(undo.at(-1))).to.deep.equal([path, 'firedrill-fill']);
      expect(targets).to.deep.equal([`volume/ci/${name}/firedrill-fill`]);
    }
  });

  const misses: [string, string[]][] = [
    ['dat', ['"dat"', 'data, local, remote']],
    ['pending', ['Pending', 'no volume']],
    ['remote', ['not a directory of a node', '"csi"']],
    ['anywhere', ['not on exactly one node', 'control-plane', node]],
  ];
  for (const [name, words] of misses) {
    it(`that is not a directory of one node is refused: ${name}`, async () => {
      const failure = await failureOf(aim(fill(name), clusterOf().asCluster()));
      expect(failure).to.include({ code: 'FAULT_FAILED' });
      for (const word of words) expect(String(failure)).to.include(word);
    });
  }

  for (const name of ['/etc/passwd', '../up', 'a/../../up']) {
    it(`has no "${name}" in it`, async () => {
      const failure = await failureOf(aim({ ...fill('data'), name }, clusterOf().asCluster()));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
      expect(String(failure)).to.include('inside the volume');
    });
  }
});
