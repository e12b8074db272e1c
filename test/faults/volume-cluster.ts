import type { UndoAction } from '../../harness/model/undo-action.ts';
import { FakeCluster } from './fake-cluster.ts';

export const node = 'node-of-redis-a';
const on = (...values: string[]) => ({
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [
        { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values }] },
      ],
    },
  },
});
const claims = {
  data: { hostPath: { path: '/volumes/data' }, ...on(node) },
  local: { local: { path: '/volumes/local' }, ...on(node) },
  remote: { csi: { driver: 'x' } },
  anywhere: { hostPath: { path: '/volumes/any' } },
  pending: null,
};
const nodes = { 'control-plane': {}, [node]: { disk: 'small' } };
const redis = {
  name: 'redis-a',
  labels: { app: 'redis' },
  containers: { redis: ['redis-server'] },
};
export const clusterOf = (script?: (words: readonly string[]) => object) =>
  new FakeCluster([redis], { nodes, claims, ...(script && { script }) });
export const nodeOf = (action: UndoAction | undefined) =>
  action?.kind === 'node-exec' && action.node;
export const argsOf = (action: UndoAction | undefined) =>
  action?.kind === 'node-exec' ? action.argv.slice(6) : [];
export const claim = { namespace: 'ci', name: 'data' };
