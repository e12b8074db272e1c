import { expect } from 'chai';
import type { WatchConnection } from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/watch-connections.ts';
import { DarkProxy } from './dark-proxy.ts';
import { until, VpsieStack } from './vpsie-stack.ts';

const pods = '/api/v1/namespaces/default/pods';

describe('vpsie-autoscaler with a watch that goes dark', function () {
  this.timeout(300_000);

  let stack: VpsieStack;
  let proxy: DarkProxy;

  beforeEach(async () => {
    stack = await VpsieStack.start({
      through: async (port) => {
        proxy = await DarkProxy.start(port);
        return proxy.port;
      },
    });
    await stack.autoscaler.start('leads');
    await stack.createGroup({});
    await until('the group is known', async () => (await stack.group())?.status !== undefined);
  });

  afterEach(async () => {
    await stack?.remove();
    await proxy?.stop();
  });

  it('does not see a pod that waits, until it is asked to reconcile', async () => {
    proxy.goDark((await watchOf('/api/v1/pods')).localPort);
    await createWaitingPod();
    // Whatever else happens in the group does not bring it to light: the cache has no such pod.
    await stack.changeGroup({ metadata: { labels: { looked: 'at' } } });
    await stack.changeGroup({ spec: { maxNodes: 2 } });
    await until('the change was seen', async () => {
      const group = await stack.group();
      return group?.status?.observedGeneration === group?.metadata.generation;
    });
    expect((await stack.group())?.status?.desiredNodes).to.equal(0);
    await stack.changeGroup({ metadata: { annotations: { 'reconcile-trigger': '1' } } });
    await until('a node is ready', async () => (await stack.group())?.status?.readyNodes === 1);
  });

  async function watchOf(path: string): Promise<WatchConnection> {
    const all = await (await fetch(`${stack.metricsUrl}/debug/watches`)).json();
    const found = (all as WatchConnection[]).find((watch) => watch.path === path);
    if (!found) throw new Error(`no watch of ${path} in ${JSON.stringify(all)}`);
    return found;
  }

  async function createWaitingPod(): Promise<void> {
    const { kube } = stack.plane;
    await kube.create(pods, {
      metadata: { name: 'workload' },
      spec: {
        nodeSelector: { 'vpsie.com/nodegroup': 'burst' },
        tolerations: [{ operator: 'Exists' }],
        containers: [{ name: 'workload', image: 'none' }],
      },
    });
    const unschedulable = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable' };
    await kube.patch(`${pods}/workload/status`, { status: { conditions: [unschedulable] } });
  }
});
