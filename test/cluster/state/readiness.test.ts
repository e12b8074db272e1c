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
  it('of a Deployment asks for all replicas, of the latest version alone', () => {
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

  it('of a Deployment without a status yet is waiting, and with no replicas wanted is ready', () => {
    expect(stateOf('Deployment', { metadata: { name: 'x', generation: 1 } })).to.equal('waiting');
    expect(stateOf('Deployment', observed({ observedGeneration: 2 }, { replicas: 0 }))).to.equal(
      'ready',
    );
  });

  it('of a StatefulSet and a DaemonSet counts the ready ones', () => {
    const set = { observedGeneration: 2, readyReplicas: 1, updatedReplicas: 1 };
    expect(stateOf('StatefulSet', observed(set, { replicas: 1 }))).to.equal('ready');
    expect(stateOf('StatefulSet', observed(set, { replicas: 2 }))).to.equal('waiting');
    const daemons = { observedGeneration: 2, desiredNumberScheduled: 1, updatedNumberScheduled: 1 };
    expect(stateOf('DaemonSet', observed({ ...daemons, numberReady: 1 }))).to.equal('ready');
    expect(stateOf('DaemonSet', observed(daemons))).to.equal('waiting');
  });

  it('of a Job that failed is failed: nothing is gained by waiting on', () => {
    const job = (type: string) =>
      stateOf('Job', {
        metadata: { name: 'x' },
        status: { conditions: [{ type, status: 'True' }] },
      });
    expect(job('Complete')).to.equal('ready');
    expect(job('Failed')).to.equal('failed');
    expect(job('Suspended')).to.equal('waiting');
  });

  it('of a claim is its being bound', () => {
    const claim = (phase: string) =>
      stateOf('PersistentVolumeClaim', observed({ observedGeneration: 2, phase }));
    expect([claim('Bound'), claim('Pending'), claim('Lost')]).to.deep.equal([
      'ready',
      'waiting',
      'failed',
    ]);
  });

  it('tells the conditions that do not hold', () => {
    const conditions = [
      { type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable', message: 'none' },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSet', message: 'fine' },
    ];
    expect(troubles(observed({ conditions }))).to.deep.equal([
      'Available=False (MinimumReplicasUnavailable: none)',
    ]);
  });
});
