import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { KubeError } from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/kube-api.ts';
import type { VPSieNode } from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/objects.ts';
import {
  nodesPath,
  vpsieNodePath,
} from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/paths.ts';
import { nodeGroup, until, VpsieStack } from './vpsie-stack.ts';

const nodeGroups = '/apis/autoscaler.vpsie.com/v1alpha1/namespaces/default/nodegroups';
const pods = '/api/v1/namespaces/default/pods';
const events = '/api/v1/namespaces/default/events';

describe('vpsie-autoscaler', function () {
  this.timeout(300_000);

  let stack: VpsieStack;

  before(async () => {
    stack = await VpsieStack.start({
      cloud: { QUOTA: '600', RATE_PER_MINUTE: '100000', RATE_BURST: '10000' },
      autoscaler: { POLL_MS: '200', CHECK_MS: '500', CIRCUIT_BREAKER_OPEN_MS: '2000' },
    });
    await stack.autoscaler.start('leads');
  });

  // By the autoscaler's own hand: that is a test of it too.
  afterEach(async () => {
    await stack.removeGroup();
    await stack.admin('/quota', 'DELETE');
    await stack.admin('/ledger', 'DELETE');
  });

  after(() => stack?.remove());

  it('makes a node for a pod that waits, and takes it away after its delay', async () => {
    await stack.createGroup({ scaleDownDelaySeconds: 1 });
    const { kube } = stack.plane;
    await kube.create(pods, {
      metadata: { name: 'workload' },
      spec: {
        nodeSelector: { 'vpsie.com/nodegroup': 'burst' },
        tolerations: [{ operator: 'Exists' }],
        containers: [{ name: 'workload', image: 'none' }],
      },
    });
    // There is no scheduler here: its word is written by hand.
    const unschedulable = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable' };
    await kube.patch(`${pods}/workload/status`, { status: { conditions: [unschedulable] } });
    await until('a node is ready', async () => (await inPhase('Ready')).length === 1);
    const [node] = await stack.vpsieNodes();
    await kube.create(`${pods}/workload/binding`, {
      metadata: { name: 'workload' },
      target: { kind: 'Node', name: node?.spec.hostname },
    });
    await until('it is in use', async () => (await stack.group())?.status?.desiredNodes === 1);
    await kube.remove(`${pods}/workload?gracePeriodSeconds=0`);
    await until('it is gone', async () => (await stack.vpsieNodes()).length === 0);
    expect(await kube.list(nodesPath)).to.be.empty;
    const { vms } = await stack.admin<{ vms: { now: number; created: number } }>('/ledger');
    expect(vms).to.include({ now: 0, created: 1 });
  });

  it('makes another one for a VPSieNode that is deleted, and another VM', async () => {
    await stack.createGroup({ minNodes: 1 });
    await until('a node is ready', async () => (await inPhase('Ready')).length === 1);
    const [first] = await stack.vpsieNodes();
    await stack.plane.kube.remove(vpsieNodePath('default', first?.metadata.name ?? ''));
    await until('another one is ready', async () => {
      const [next] = await inPhase('Ready');
      return next !== undefined && next.metadata.uid !== first?.metadata.uid;
    });
    const [next] = await stack.vpsieNodes();
    expect(next?.spec.vpsieInstanceID).to.be.above(first?.spec.vpsieInstanceID ?? 0);
    const names = (await stack.plane.kube.list(nodesPath)).map(({ metadata }) => metadata.name);
    expect(names).to.deep.equal([next?.spec.hostname]);
  });

  it('fails at once at what can never be, and begins anew once the NodeGroup is mended', async () => {
    await stack.createGroup({ minNodes: 1, offeringIDs: ['no-such-offering'] });
    await until('it has failed', async () => (await inPhase('Failed')).length === 1);
    const [failed] = await stack.vpsieNodes();
    expect(failed?.spec.vpsieInstanceID).to.equal(0);
    const told = failed?.status?.conditions?.find(({ type }) => type === 'ProvisionError');
    expect(told).to.include({ status: 'True', reason: 'InvalidConfiguration' });
    expect(told?.message).to.include('offering');
    await until('events tell it', async () => {
      const reasons = (await stack.plane.kube.list(events)).map((event) => JSON.stringify(event));
      return ['ProvisioningFailed', 'ScaleUpFailed'].every((reason) =>
        reasons.some((event) => event.includes(reason) && event.includes('offering')),
      );
    });
    expect(await stack.metrics()).to.include('vpsie_nodes{nodegroup="burst",phase="Failed"} 1');
    await stack.changeGroup({ spec: { offeringIDs: ['offering-small'] } });
    await until('a node is ready', async () => (await inPhase('Ready')).length === 1);
  });

  it('waits while the quota is exceeded, and goes on once it is raised', async () => {
    await stack.admin('/quota', 'PUT', { limit: 0 });
    await stack.createGroup({ minNodes: 1 });
    await until('it says so', async () => {
      const ready = (await stack.group())?.status?.conditions[0];
      return ready?.message.includes('quota_exceeded') === true;
    });
    const status = (await stack.group())?.status;
    expect(status).to.include({ desiredNodes: 1, currentNodes: 0 });
    await stack.admin('/quota', 'PUT', { limit: 5 });
    await until('a node is ready', async () => (await inPhase('Ready')).length === 1);
    const [node] = await stack.vpsieNodes();
    const problem = node?.status?.conditions?.find(({ type }) => type === 'ProvisionError');
    expect(problem?.status).to.equal('False');
  });

  it('opens its circuit while the API fails, asks rarely, and closes it by itself', async () => {
    const answer = { status: 503, code: 'unavailable', message: 'try later' };
    await stack.admin('/faults/down', 'PUT', { answer });
    await stack.createGroup({ minNodes: 3 });
    await stack.autoscaler.said('circuit breaker is open (was');
    expect(await stack.metrics()).to.include('circuit_breaker_state{state="open"} 1');
    const { calls } = await stack.admin<{ calls: { total: number } }>('/ledger');
    expect(calls.total).to.be.at.most(10);
    await stack.admin('/faults/down', 'DELETE');
    await until('all are ready', async () => (await inPhase('Ready')).length === 3);
    const metrics = await stack.metrics();
    expect(metrics).to.match(/state_changes_total\{from="half-open",to="closed"\} [1-9]/);
    expect(metrics).to.include('circuit_breaker_state{state="open"} 0');
  });

  it('gives up a VM that stays in creating, and keeps it for whoever looks', async () => {
    await stack.admin('/faults/stuck', 'PUT', {
      ...{ route: '/v2/vms', method: 'POST', stuckIn: 'creating' },
    });
    await stack.createGroup({ minNodes: 1, provisioningTimeoutSeconds: 1 });
    await until('it has failed', async () => (await inPhase('Failed')).length === 1);
    const [failed] = await stack.vpsieNodes();
    const told = failed?.status?.conditions?.find(({ type }) => type === 'ProvisionError');
    expect(told?.message).to.equal('not ready after 1 s: the VM is in state creating');
    expect(failed?.spec.vpsieInstanceID).to.be.above(1_000);
    await stack.admin('/faults/stuck', 'DELETE');
    await stack.changeGroup({ spec: { provisioningTimeoutSeconds: 60 } });
    await stack.plane.kube.remove(vpsieNodePath('default', failed?.metadata.name ?? ''));
    await until('another one is ready', async () => (await inPhase('Ready')).length === 1);
    expect((await stack.admin<{ vms: { now: number } }>('/ledger')).vms.now).to.equal(1);
  });

  it('refuses a malformed NodeGroup by the name of its field', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ minNodes: -1 }, 'spec.minNodes'],
      [{ maxNodes: 'many' }, 'spec.maxNodes'],
      [{ minNodes: 4, maxNodes: 2 }, 'spec.minNodes'],
      [{ offeringIDs: [] }, 'spec.offeringIDs'],
      [{ offeringIDs: ['a b'] }, 'spec.offeringIDs[0]'],
      [{ datacenterID: null }, 'spec.datacenterID'],
      [{ osImageID: '' }, 'spec.osImageID'],
      [{ kubernetesVersion: 'latest' }, 'spec.kubernetesVersion'],
      [{ sshKeyIDs: [7] }, 'spec.sshKeyIDs[0]'],
      [{ taints: [{ key: 'a', effect: 'Sometimes' }] }, 'spec.taints[0].effect'],
      [{ labels: { a: 'b c' } }, 'spec.labels.a'],
      [{ scaleDownDelaySeconds: -1 }, 'spec.scaleDownDelaySeconds'],
      [{ provisioningTimeoutSeconds: 0 }, 'spec.provisioningTimeoutSeconds'],
    ];
    for (const [spec, field] of wrong) {
      const error = await stack.plane.kube.create(nodeGroups, nodeGroup('wrong', spec)).then(
        () => expect.fail(`${field} was accepted`),
        (refusal: unknown) => refusal,
      );
      expect(error).to.be.instanceOf(KubeError);
      expect(String(error)).to.include(`${field}:`);
    }
  });

  it('brings 500 VPSieNodes to Ready within 60 s and 200 MB', async () => {
    const beganMs = performance.now();
    await stack.createGroup({ minNodes: 500, maxNodes: 500 });
    const isDone = async () => (await stack.group())?.status?.readyNodes === 500;
    await until('500 nodes are ready', isDone, 60_000);
    await until('500 VPSieNodes are Ready', async () => (await inPhase('Ready')).length === 500);
    const seconds = (performance.now() - beganMs) / 1000;
    const peakMb = peakMemoryMb(stack.autoscaler.pid ?? 0);
    console.log(`      ${seconds.toFixed(1)} s, ${peakMb.toFixed(0)} MB at most`);
    expect(seconds).to.be.below(60);
    expect(peakMb).to.be.below(200);
  });

  async function inPhase(phase: string): Promise<readonly VPSieNode[]> {
    return (await stack.vpsieNodes()).filter(({ status }) => status?.phase === phase);
  }
});

function peakMemoryMb(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
