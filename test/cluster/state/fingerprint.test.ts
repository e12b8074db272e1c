import { expect } from 'chai';
import {
  fingerprintOf,
  type KubernetesObject,
} from '../../../harness/cluster/state/fingerprint.ts';

function deployment(change: Record<string, unknown> = {}, template = {}): KubernetesObject {
  return {
    metadata: {
      name: 'redis',
      namespace: 'shop',
      labels: { app: 'redis' },
      uid: 'one',
      resourceVersion: '1',
      generation: 1,
      managedFields: [],
      annotations: { 'deployment.kubernetes.io/revision': '1' },
    },
    spec: {
      replicas: 1,
      template: { metadata: { labels: { app: 'redis' }, ...template } },
      ...change,
    },
    status: { readyReplicas: 1 },
  };
}

function pod(name: string, ready: boolean, version = '5d9c'): KubernetesObject {
  return {
    metadata: {
      name,
      namespace: 'shop',
      labels: { 'pod-template-hash': version },
      ownerReferences: [{ kind: 'ReplicaSet', name: `redis-${version}` }],
    },
    spec: { containers: [{ image: 'redis:7' }] },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  };
}

describe('fingerprint', () => {
  it('is the same after a restart with new names, versions and an annotation', () => {
    const restartedAt = { annotations: { 'kubectl.kubernetes.io/restartedAt': '2026-01-01' } };
    const later = deployment({}, restartedAt);
    later.metadata.annotations = { 'deployment.kubernetes.io/revision': '2' };
    Object.assign(later.metadata, { uid: 'two', resourceVersion: '9', generation: 2 });
    const before = fingerprintOf([
      ['Deployment', deployment()],
      ['Pod', pod('redis-5d9c-a', true)],
    ]);
    const after = fingerprintOf([
      ['Pod', pod('redis-7f00-b', true, '7f00')],
      ['Deployment', { ...later, status: { readyReplicas: 0 } }],
    ]);
    expect(after).to.deep.equal(before);
    expect(Object.keys(before)).to.deep.equal([
      'Deployment/shop/redis',
      'Pods/shop/Deployment/redis',
    ]);
  });

  it('changes with the specification, the labels and the data', () => {
    const before = fingerprintOf([['Deployment', deployment()]]);
    const scaled = fingerprintOf([['Deployment', deployment({ replicas: 0 })]]);
    expect(scaled).not.to.deep.equal(before);
    const map = (data: Record<string, string>): KubernetesObject => ({
      metadata: { name: 'settings', namespace: 'shop' },
      data,
    });
    expect(fingerprintOf([['ConfigMap', map({ a: '1' })]])).not.to.deep.equal(
      fingerprintOf([['ConfigMap', map({ a: '2' })]]),
    );
  });

  it('groups pods by owner: one fewer, one unready or one terminating is a change', () => {
    const two = fingerprintOf([
      ['Pod', pod('redis-5d9c-a', true)],
      ['Pod', pod('redis-5d9c-b', true)],
    ]);
    const leaving = pod('redis-5d9c-b', true);
    leaving.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
    for (const other of [undefined, pod('redis-5d9c-b', false), leaving]) {
      const pods: [string, KubernetesObject][] = [['Pod', pod('redis-5d9c-a', true)]];
      if (other) pods.push(['Pod', other]);
      expect(fingerprintOf(pods)).not.to.deep.equal(two);
    }
  });

  it('leaves out what a Deployment or a CronJob creates each time', () => {
    const owned = (kind: string, name: string): KubernetesObject => ({
      metadata: { name, namespace: 'shop', ownerReferences: [{ kind, name: 'owner' }] },
    });
    const objects: [string, KubernetesObject][] = [
      ['ReplicaSet', owned('Deployment', 'redis-5d9c')],
      ['Job', owned('CronJob', 'backup-1')],
    ];
    expect(fingerprintOf(objects)).to.deep.equal({});
  });

  it('leaves out the Jobs of a queue and their pods, and counts the pods of a lasting Job', () => {
    const owned = (name: string, kind: string, owner: string): KubernetesObject => ({
      ...pod(name, false),
      metadata: { name, namespace: 'shop', ownerReferences: [{ kind, name: owner }] },
    });
    const setup: KubernetesObject = { metadata: { name: 'setup', namespace: 'shop' } };
    const objects: [string, KubernetesObject][] = [
      ['Job', owned('agent-1', 'ScaledJob', 'agent')],
      ['Pod', owned('agent-1-x', 'Job', 'agent-1')],
      ['Job', owned('backup-1', 'CronJob', 'backup')],
      ['Pod', owned('backup-1-x', 'Job', 'backup-1')],
      ['Pod', owned('agent-2-x', 'Job', 'agent-2')],
      ['Job', setup],
      ['Pod', owned('setup-x', 'Job', 'setup')],
    ];
    expect(Object.keys(fingerprintOf(objects))).to.deep.equal([
      'Job/shop/setup',
      'Pods/shop/Job/setup',
    ]);
  });

  it('counts an evicted pod as a change, even if another runs in its place', () => {
    const evicted = pod('redis-5d9c-b', false);
    evicted.status = { phase: 'Failed', reason: 'Evicted' };
    const well: [string, KubernetesObject][] = [['Pod', pod('redis-5d9c-a', true)]];
    expect(fingerprintOf([...well, ['Pod', evicted]])).not.to.deep.equal(fingerprintOf(well));
  });

  it('covers the specification of cluster-scoped objects, not their status', () => {
    const service = (spec: object, available: boolean) =>
      fingerprintOf([
        ['APIService', { metadata: { name: 'v1.metrics' }, spec, status: { available } }],
      ]);
    expect(service({ group: 'a' }, true)).to.deep.equal(service({ group: 'a' }, false));
    expect(service({ group: 'a' }, true)).not.to.deep.equal(service({ group: 'b' }, true));
  });

  it('identifies a volume by its claim, and changes when the claim has another volume', () => {
    const volume = (name: string): KubernetesObject => ({
      metadata: { name },
      spec: { claimRef: { namespace: 'shop', name: 'redis-data', uid: name } },
      status: { phase: 'Bound' },
    });
    const one = fingerprintOf([['PersistentVolume', volume('pvc-1')]]);
    expect(Object.keys(one)).to.deep.equal(['PersistentVolume/shop/redis-data']);
    expect(fingerprintOf([['PersistentVolume', volume('pvc-2')]])).to.deep.equal(one);
    const claim = (volumeName: string): KubernetesObject => ({
      metadata: { name: 'redis-data', namespace: 'shop' },
      spec: { volumeName },
      status: { phase: 'Bound' },
    });
    expect(fingerprintOf([['PersistentVolumeClaim', claim('pvc-1')]])).not.to.deep.equal(
      fingerprintOf([['PersistentVolumeClaim', claim('pvc-2')]]),
    );
  });

  it('is the same for a Service that was created again, and differs for a headless one', () => {
    const service = (clusterIP: string): KubernetesObject => ({
      metadata: { name: 'redis', namespace: 'shop' },
      spec: { clusterIP, ports: [{ port: 6379 }] },
    });
    const one = fingerprintOf([['Service', service('10.96.1.1')]]);
    expect(fingerprintOf([['Service', service('10.96.2.2')]])).to.deep.equal(one);
    expect(fingerprintOf([['Service', service('None')]])).not.to.deep.equal(one);
  });

  it('changes when a node is cordoned or tainted, and not with its heartbeat', () => {
    const node = (spec: Record<string, unknown>, status: Record<string, unknown>) =>
      fingerprintOf([['Node', { metadata: { name: 'worker' }, spec, status }]]);
    const free = node({}, { beat: 1 });
    expect(node({}, { beat: 2 })).to.deep.equal(free);
    expect(node({ unschedulable: true }, {})).not.to.deep.equal(free);
    expect(node({ taints: [{ key: 'disk', effect: 'NoSchedule' }] }, {})).not.to.deep.equal(free);
  });
});
