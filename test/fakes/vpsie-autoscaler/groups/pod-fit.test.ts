import { expect } from 'chai';
import { busyNodes } from '../../../../fixtures/fakes/vpsie-autoscaler/groups/node-use.ts';
import {
  fits,
  isUnschedulable,
} from '../../../../fixtures/fakes/vpsie-autoscaler/groups/pod-fit.ts';
import type { Pod } from '../../../../fixtures/fakes/vpsie-autoscaler/kubernetes/objects.ts';
import { group, waitingPod } from '../objects.ts';

describe('fits', () => {
  const affinity = (operator: string, values: readonly string[]) => ({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator, values }] }],
      },
    },
  });

  it('takes a pod that selects the group and tolerates its taints', () => {
    expect(fits(waitingPod(), group())).to.equal(true);
    expect(fits(waitingPod({ tolerations: [] }), group())).to.equal(false);
    expect(fits(waitingPod({ tolerations: [] }), group({ taints: [] }))).to.equal(true);
    expect(fits(waitingPod({ tolerations: [{ operator: 'Exists' }] }), group())).to.equal(true);
    expect(fits(waitingPod({ nodeSelector: { pool: 'other' } }), group())).to.equal(false);
  });

  it('knows the label that tells the group', () => {
    const nodeSelector = { 'autoscaler.vpsie.com/nodegroup': 'burst' };
    expect(fits(waitingPod({ nodeSelector }), group())).to.equal(true);
  });

  it('leaves alone what asks for no label at all', () => {
    expect(fits(waitingPod({ nodeSelector: {} }), group())).to.equal(false);
  });

  it('reads required affinity', () => {
    const withAffinity = (operator: string, values: readonly string[]) =>
      fits(waitingPod({ nodeSelector: {}, affinity: affinity(operator, values) }), group());
    expect(withAffinity('In', ['burst', 'x'])).to.equal(true);
    expect(withAffinity('NotIn', ['burst'])).to.equal(false);
    expect(withAffinity('Exists', [])).to.equal(true);
    expect(withAffinity('DoesNotExist', [])).to.equal(false);
  });

  it('is not the word of anybody but the scheduler', () => {
    expect(isUnschedulable(waitingPod())).to.equal(true);
    expect(isUnschedulable(waitingPod({ nodeName: 'worker' }))).to.equal(false);
    expect(isUnschedulable({ ...waitingPod(), status: { phase: 'Pending' } })).to.equal(false);
  });
});

describe('busyNodes', () => {
  const pod = (nodeName: string, more: Partial<Pod['metadata']> = {}, phase = 'Running'): Pod => ({
    metadata: { name: 'pod', ...more },
    spec: { nodeName },
    status: { phase },
  });

  it('counts what would be lost, and nothing else', () => {
    const pods = [
      pod('a'),
      pod('b', { ownerReferences: [{ kind: 'DaemonSet', name: 'proxy' }] }),
      pod('c', { annotations: { 'kubernetes.io/config.mirror': 'hash' } }),
      pod('d', {}, 'Succeeded'),
      waitingPod(),
    ];
    expect([...busyNodes(pods)]).to.deep.equal(['a']);
  });
});
