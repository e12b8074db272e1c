import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { leavesOf } from '../../../harness/faults/injectors/object-patch.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const settings = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'ci', name: 'settings' };
const fault = {
  kind: 'object-patch',
  object: settings,
  patch: { data: { mode: 'bad', old: null } },
};
const nodes = { 'control-plane': {}, worker: {} };

/** A node whose kubectl lists two objects, and whose injection prints `changed`. */
function clusterOf(changed = '[[["data","mode"],"bad"]]'): FakeCluster {
  return new FakeCluster([{ name: 'web-1', labels: { app: 'web' } }], {
    nodes,
    script: (words) =>
      words[0] === 'inject'
        ? { stdout: `${changed}\n` }
        : { stdout: words.length === 2 ? 'configmap/settings\nconfigmap/other\n' : 'false\n' },
  });
}

describe('leaves of a patch', () => {
  it('are the fields that it sets: values, lists and nulls, but no empty object', () => {
    const patch = { spec: { replicas: 0, list: [{ a: 1 }], none: null, empty: {} }, b: 'x' };
    expect(leavesOf(patch)).to.deep.equal([
      ['spec', 'replicas'],
      ['spec', 'list'],
      ['spec', 'none'],
      ['b'],
    ]);
  });
});

describe('object-patch', () => {
  it('asks kubectl, in the control plane, for the kind in its version', async () => {
    const cluster = clusterOf();
    const aimed = await aim(fault, cluster.asCluster());
    expect(aimed.targets).to.deep.equal(['ConfigMap/ci/settings']);
    await aimed.inject();
    const { node, argv } = cluster.execs.at(-1) ?? { argv: [] };
    expect(node).to.equal('control-plane');
    expect(argv.slice(6)).to.deep.equal([
      ...['ConfigMap.v1.', 'settings', 'ci', JSON.stringify(fault.patch)],
      '[["data","mode"],["data","old"]]',
    ]);
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'settings' };
    await aim({ ...fault, object: deployment }, cluster.asCluster());
    expect(cluster.execs.at(-1)?.argv.slice(4)).to.deep.equal(['Deployment.v1.apps', '']);
  });

  it('has an undo that contains the names of the fields, and not their values', async () => {
    const { undo } = await aim(fault, clusterOf().asCluster());
    expect(undo).to.have.lengthOf(1);
    const [action] = undo;
    if (action?.kind !== 'node-exec') throw new Error('no command');
    expect(action.node).to.equal('control-plane');
    expect(action.argv.slice(6)).to.deep.equal([
      ...['ConfigMap.v1.', 'settings', 'ci', '[["data","mode"],["data","old"]]', '', ''],
    ]);
    expect(action.argv.slice(6).join()).not.to.include('bad');
  });

  it('checks the fields that the injection reported as changed', async () => {
    const cluster = clusterOf();
    const aimed = await aim(fault, cluster.asCluster());
    await aimed.inject();
    expect(await aimed.isGone()).to.equal(false);
    expect(cluster.execs.at(-1)?.argv.at(-1)).to.equal('[[["data","mode"],"bad"]]');
  });

  it('restarts the pods that read it, and refuses to aim if there are none', async () => {
    const cluster = clusterOf();
    const restart = { namespace: 'ci', selector: 'app=web' };
    const aimed = await aim({ ...fault, restart }, cluster.asCluster());
    await aimed.inject();
    expect(cluster.deleted.map(({ name, uid }) => [name, uid])).to.deep.equal([
      ['web-1', 'uid-web-1'],
    ]);
    const none = { ...fault, restart: { ...restart, selector: 'app=x' } };
    expect(String(await failureOf(aim(none, cluster.asCluster())))).to.include('app=x');
  });

  it('fails if nothing changed', async () => {
    const aimed = await aim(fault, clusterOf('[]').asCluster());
    const failure = await failureOf(aimed.inject());
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('ConfigMap/ci/settings').and.include('changes nothing');
  });

  it('names what exists if the object does not', async () => {
    const object = { ...settings, name: 'seting' };
    const failure = await failureOf(aim({ ...fault, object }, clusterOf().asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('"seting"').and.include('settings, other');
  });

  it('reports kubectl’s error if it does not know the kind', async () => {
    const cluster = new FakeCluster([], {
      nodes,
      script: () => ({ exitCode: 1, stderr: 'no resource type "Nope"' }),
    });
    expect(String(await failureOf(aim(fault, cluster.asCluster())))).to.include('"Nope"');
  });

  it('is refused without a field to set', async () => {
    const failure = await failureOf(
      aim({ ...fault, patch: { data: {} } }, clusterOf().asCluster()),
    );
    expect(failure).to.include({ code: 'BAD_SCENARIO' });
    expect(String(failure)).to.include('must set at least one field');
  });
});
