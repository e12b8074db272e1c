import { expect } from 'chai';
import { type Observed, stateOf, troubles } from '../../../harness/cluster/state/readiness.ts';

function observed(status: Observed['status'], spec?: Observed['spec']): Observed {
  return { metadata: { name: 'x', generation: 2 }, ...(spec && { spec }), status };
}

const rolledOut = {
  observedGeneration: 2,
  replicas: 2,
  updatedReplicas: 2,
  readyReplicas: 2,
  availableReplicas: 2,
};

describe('readiness', () => {
  it('of a Deployment requires all replicas, only of the latest version', () => {
    const spec = { replicas: 2 };
    expect(stateOf('Deployment', observed(rolledOut, spec))).to.equal('ready');
    for (const change of [
      { readyReplicas: 1 },
      { updatedReplicas: 1 },
      { replicas: 3 },
      { observedGeneration: 1 },
    ]) {
      expect(stateOf('Deployment', observed({ ...rolledOut, ...change }, spec))).to.equal(
        'waiting',
      );
    }
  });

  it('of a Deployment is waiting without a status, and ready if no replicas are wanted', () => {
    expect(stateOf('Deployment', { metadata: { name: 'x', generation: 1 } })).to.equal('waiting');
    expect(stateOf('Deployment', observed({ observedGeneration: 2 }, { replicas: 0 }))).to.equal(
      'ready',
    );
  });

  it('of a StatefulSet or a DaemonSet counts ready pods', () => {
    const set = { observedGeneration: 2, readyReplicas: 1, updatedReplicas: 1 };
    expect(stateOf('StatefulSet', observed(set, { replicas: 1 }))).to.equal('ready');
    expect(stateOf('StatefulSet', observed(set, { replicas: 2 }))).to.equal('waiting');
    const daemons = { observedGeneration: 2, desiredNumberScheduled: 1, updatedNumberScheduled: 1 };
    expect(stateOf('DaemonSet', observed({ ...daemons, numberReady: 1 }))).to.equal('ready');
    expect(stateOf('DaemonSet', observed(daemons))).to.equal('waiting');
  });

  it('of a failed Job is failed: waiting would change nothing', () => {
    const job = (type: string) =>
      stateOf('Job', {
        metadata: { name: 'x' },
        status: { conditions: [{ type, status: 'True' }] },
      });
    expect(job('Complete')).to.equal('ready');
    expect(job('Failed')).to.equal('failed');
    expect(job('Suspended')).to.equal('waiting');
  });

  it('of a claim requires that it is bound', () => {
    const claim = (phase: string) =>
      stateOf('PersistentVolumeClaim', observed({ observedGeneration: 2, phase }));
    expect([claim('Bound'), claim('Pending'), claim('Lost')]).to.deep.equal([
      'ready',
      'waiting',
      'failed',
    ]);
  });

  it('reports the conditions that show a problem', () => {
    const conditions = [
      { type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable', message: 'none' },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSet', message: 'fine' },
    ];
    expect(troubles(observed({ conditions }))).to.deep.equal([
      'Available=False (MinimumReplicasUnavailable: none)',
    ]);
  });
});
