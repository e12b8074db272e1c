import { expect } from 'chai';
import { onNode, throughApi } from '../../harness/faults/fault-scripts.ts';
import type { UndoAction } from '../../harness/model/undo-action.ts';
import { failureOf } from './failure-of.ts';
import { FakeCluster, type FakeMore } from './fake-cluster.ts';

const nodes = { 'control-plane': {}, worker: {} };
const clusterOf = (script?: FakeMore['script']) =>
  new FakeCluster([], { nodes, ...(script && { script }) });
const wordsOf = (action: UndoAction) =>
  action.kind === 'node-exec' ? [action.node, ...action.argv.slice(4)] : [];

describe('the scripts of a fault', () => {
  it('undo a file of a node and an object of the API in the same form', () => {
    const cluster = clusterOf().asCluster();
    const file = onNode(cluster, 'worker', 'f1').undo('rm -f "$1"', ['/x'], 'remove x');
    const object = throughApi(cluster, 'f1').undo('kubectl delete cm "$1"', ['x'], 'delete x');
    expect(wordsOf(file)).to.deep.equal(['worker', 'undo', 'f1', '/x']);
    expect(wordsOf(object)).to.deep.equal(['control-plane', 'undo', 'f1', 'x']);
    for (const action of [file, object]) {
      const script = action.kind === 'node-exec' ? action.argv[2] : '';
      expect(script)
        .to.include('flock')
        .and.include('KUBECONFIG')
        .and.match(/rm -rf "\$keep"\n$/);
    }
  });

  it('give an injection and its undo the same id', async () => {
    const cluster = clusterOf();
    const scripts = onNode(cluster.asCluster(), 'worker');
    await scripts.inject('touch "$1"', ['/x'], 'x cannot be made');
    const [{ argv = [] } = {}] = cluster.execs;
    expect(argv.slice(4)).to.deep.equal(['inject', scripts.id, '/x']);
    expect(wordsOf(scripts.undo('rm "$1"', ['/x'], 'remove x'))[2]).to.equal(scripts.id);
    expect(onNode(cluster.asCluster(), 'worker').id).not.to.equal(scripts.id);
  });

  it('tidy up whether or not there was an injection', () => {
    const action = throughApi(clusterOf().asCluster()).tidy('kubectl get "$1"', ['x'], 'tidy');
    expect(wordsOf(action)).to.deep.equal(['control-plane', 'x']);
    expect(action)
      .to.have.property('argv')
      .that.satisfies((argv: string[]) => {
        return !argv.join().includes('$keep');
      });
  });

  it('report what failed, with the script’s own error', async () => {
    const refused = clusterOf(() => ({ exitCode: 1, stderr: 'no such file\n' })).asCluster();
    const failure = await failureOf(onNode(refused, 'worker').run('cat x', [], 'x cannot be read'));
    expect(failure).to.include({ code: 'FAULT_FAILED', message: 'x cannot be read: no such file' });
    const endless = clusterOf(() => ({ exitCode: 137, timedOut: true })).asCluster();
    const late = await failureOf(onNode(endless, 'worker').run('sleep 99', [], 'x', 2_000));
    expect(late).to.have.property('message', 'x: no end within 2 s');
  });
});
