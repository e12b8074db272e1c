import { expect } from 'chai';
import type { ApiObject, Status } from '../../../../fixtures/prober/kinds/condition/api-object.ts';
import { lackOfObject } from '../../../../fixtures/prober/kinds/condition/lack.ts';

const complete = { rollout: 'complete' } as const;
const three = { replicas: 3, updatedReplicas: 3, availableReplicas: 3, observedGeneration: 4 };

/** A Deployment of three at generation 4, all of the latest version unless said. */
const web = (status: Status = {}, spec: ApiObject['spec'] = {}): ApiObject => ({
  kind: 'Deployment',
  metadata: { generation: 4 },
  spec: { replicas: 3, ...spec },
  status: { ...three, ...status },
});

describe('a roll-out', () => {
  const lack = (object: ApiObject) => lackOfObject(object, complete);

  it('is complete when every replica is of the latest version and available', () => {
    expect(lack(web())).to.equal(undefined);
  });

  const open: readonly (readonly [string, ApiObject, string])[] = [
    [
      'not yet observed',
      web({ observedGeneration: 3 }),
      'its latest specification is not yet observed',
    ],
    [
      'without a status',
      { metadata: { generation: 1 } },
      'its latest specification is not yet observed',
    ],
    [
      'stuck at its first pod, while the old ones serve',
      web({ replicas: 4, updatedReplicas: 1 }),
      '1 of 3 replicas are of the latest version',
    ],
    ['with an old pod left', web({ replicas: 4 }), '1 replicas of an earlier version are left'],
    [
      'with a pod that is not available',
      web({ availableReplicas: 2 }),
      '2 of 3 replicas are available',
    ],
    ['paused, even if nothing is to do', web({}, { paused: true }), 'it is paused'],
    [
      'scaled to nothing: nobody is served',
      web({ replicas: 0, updatedReplicas: 0, availableReplicas: 0 }, { replicas: 0 }),
      'it is scaled to 0',
    ],
    [
      'given up',
      web({
        updatedReplicas: 1,
        conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
      }),
      '1 of 3 replicas are of the latest version; Progressing=False (ProgressDeadlineExceeded)',
    ],
    [
      'of an object that is going',
      { ...web(), metadata: { generation: 4, deletionTimestamp: '2026-01-01T00:00:00Z' } },
      'it is being deleted',
    ],
  ];
  for (const [what, object, why] of open) {
    it(`is not complete if it is ${what}`, () => expect(lack(object)).to.equal(why));
  }

  it('of a StatefulSet leaves the replicas below its partition as they are', () => {
    const set = (updatedReplicas: number): ApiObject => ({
      ...web({ updatedReplicas }, { updateStrategy: { rollingUpdate: { partition: 2 } } }),
      kind: 'StatefulSet',
    });
    expect(lack(set(1))).to.equal(undefined);
    expect(lack(set(0))).to.equal('0 of 1 replicas are of the latest version');
  });

  it('of a DaemonSet counts nodes', () => {
    const daemon = (status: Status): ApiObject => ({
      kind: 'DaemonSet',
      metadata: { generation: 1 },
      status: {
        ...{ observedGeneration: 1, desiredNumberScheduled: 2, currentNumberScheduled: 2 },
        ...{ updatedNumberScheduled: 2, numberAvailable: 2, ...status },
      },
    });
    expect(lack(daemon({}))).to.equal(undefined);
    expect(lack(daemon({ updatedNumberScheduled: 1 }))).to.include('1 of 2');
    expect(lack(daemon({ numberAvailable: 1 }))).to.equal('1 of 2 replicas are available');
    expect(lack({ ...web(), kind: 'DaemonSet' })).to.equal('it is scaled to 0');
  });
});

describe('a condition', () => {
  const ready = { condition: 'Ready', status: 'True' };
  const withCondition = (more: object, status: Status = {}): ApiObject => ({
    metadata: { generation: 2 },
    status: { ...status, conditions: [{ type: 'Ready', status: 'True', ...more }] },
  });

  it('holds with the expected status alone', () => {
    expect(lackOfObject(withCondition({}), ready)).to.equal(undefined);
    const no = withCondition({ status: 'False', reason: 'Crashed' });
    expect(lackOfObject(no, ready)).to.equal('Ready=False (Crashed)');
    expect(lackOfObject(no, { ...ready, status: 'False' })).to.equal(undefined);
    expect(lackOfObject(withCondition({}), { ...ready, status: 'False' })).to.equal('Ready=True');
  });

  it('does not hold if it is missing, or about an earlier specification', () => {
    expect(lackOfObject({ metadata: {} }, ready)).to.equal('it has no condition Ready');
    const early = 'Ready is about an earlier specification';
    expect(lackOfObject(withCondition({}, { observedGeneration: 1 }), ready)).to.equal(early);
    expect(lackOfObject(withCondition({ observedGeneration: 1 }), ready)).to.equal(early);
    expect(lackOfObject(withCondition({ observedGeneration: 2 }), ready)).to.equal(undefined);
  });
});
