import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { argsOf, claim, clusterOf } from '../volume-cluster.ts';

describe('data-loss', () => {
  const lost = { kind: 'data-loss', claims: [{ ...claim, path: 'repositories' }] };
  const listed = (words: readonly string[]) =>
    words[0] === 'ConfigMap' ? { stdout: 'settings\nother\n' } : {};

  it('loses directories, objects by name, and all objects that it finds', async () => {
    const objects = [
      { kind: 'ConfigMap', namespace: 'ci' },
      { kind: 'ConfigMap', namespace: 'ci', names: ['other'] },
    ];
    const { targets } = await aim({ ...lost, objects }, clusterOf(listed).asCluster());
    expect(targets).to.deep.equal([
      'volume/ci/data/repositories',
      ...['ConfigMap/ci/settings', 'ConfigMap/ci/other', 'ConfigMap/ci/other'],
    ]);
  });

  it('brings everything back before it restarts pods, and contains none of the data', async () => {
    const objects = [{ kind: 'ConfigMap', namespace: 'ci' }];
    const restart = { namespace: 'ci', selector: 'app=redis' };
    const fault = { ...lost, objects, restart };
    const { undo } = await aim(fault, clusterOf(listed).asCluster());
    expect(undo.map(({ describes }) => describes).reverse()).to.deep.equal([
      'bring back ConfigMaps in namespace "ci"',
      'bring back volume/ci/data/repositories',
      'restart the pods of app=redis that are not ready',
    ]);
    expect(argsOf(undo[2])).to.deep.equal(['ci', 'ConfigMap']);
  });

  it('names what exists if an object does not', async () => {
    const objects = [{ kind: 'ConfigMap', namespace: 'ci', names: ['other', 'x'] }];
    const failure = await failureOf(aim({ ...lost, objects }, clusterOf(listed).asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('ConfigMap "x"').and.include('settings, other');
  });

  it('is not gone while any part of it is not', async () => {
    const answers = (volume: string, object: string) => (words: readonly string[]) =>
      words[0] === 'ConfigMap'
        ? { stdout: 'settings\n' }
        : { stdout: words[0] === 'ci' ? object : volume };
    const fault = { ...lost, objects: [{ kind: 'ConfigMap', namespace: 'ci' }] };
    for (const [volume, object, gone] of [
      ['true', 'true', true],
      ['false', 'true', false],
      ['true', 'false', false],
    ] as const) {
      const aimed = await aim(fault, clusterOf(answers(volume, object)).asCluster());
      expect(await aimed.isGone()).to.equal(gone);
    }
  });

  it('is refused if it loses nothing, or names its objects twice', async () => {
    const twice = { kind: 'Secret', namespace: 'ci', names: ['a'], selector: 'b=c' };
    for (const fields of [{ claims: [] }, { objects: [twice] }]) {
      const failure = await failureOf(aim({ ...lost, ...fields }, clusterOf().asCluster()));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
    }
  });
});
