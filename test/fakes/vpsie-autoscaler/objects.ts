import type {
  KubeNode,
  NodeGroup,
  Pod,
  VPSieNode,
  VPSieNodeStatus,
} from '../../../fixtures/fakes/vpsie-autoscaler/kubernetes/objects.ts';

export function group(spec: Partial<NodeGroup['spec']> = {}): NodeGroup {
  return {
    metadata: { name: 'burst', namespace: 'default', uid: 'group-uid' },
    spec: {
      ...{ minNodes: 0, maxNodes: 3, offeringIDs: ['small'], datacenterID: 'fra' },
      ...{ osImageID: 'debian', labels: { pool: 'burst' } },
      taints: [{ key: 'pool', value: 'burst', effect: 'NoSchedule' }],
      ...{ scaleDownDelaySeconds: 60, provisioningTimeoutSeconds: 300 },
      ...spec,
    },
  };
}

export function vpsieNode(
  name: string,
  phase: VPSieNodeStatus['phase'] = 'Ready',
  more: { id?: number; offeringID?: string; deleted?: boolean } = {},
): VPSieNode {
  const { id = 1001, offeringID = 'small', deleted = false } = more;
  return {
    metadata: {
      ...{ name, namespace: 'default', uid: `uid-${name}` },
      ...(deleted && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    },
    spec: {
      ...{ nodeGroup: 'burst', hostname: name, vpsieInstanceID: id, offeringID },
      ...{ datacenterID: 'fra', osImageID: 'debian' },
    },
    ...(phase && { status: { phase } }),
  };
}

export function waitingPod(spec: Pod['spec'] = {}): Pod {
  return {
    metadata: { name: 'workload' },
    spec: {
      nodeSelector: { pool: 'burst' },
      tolerations: [{ key: 'pool', operator: 'Equal', value: 'burst', effect: 'NoSchedule' }],
      ...spec,
    },
    status: {
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }],
    },
  };
}

export function kubeNode(name: string, isReady: boolean): KubeNode {
  const status = isReady ? 'True' : 'False';
  return { metadata: { name }, status: { conditions: [{ type: 'Ready', status }] } };
}
