import { expect } from 'chai';
import { ObjectCache } from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/object-cache.ts';
import type { VPSieNode } from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/objects.ts';
import {
  nodesPath,
  vpsieNodePath,
  vpsieNodesPath,
} from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/paths.ts';
import { seededRandom } from '../seeded-random.ts';
import { until, VpsieStack } from './vpsie-stack.ts';

const kills = 100;
const seed = 6;
const nodes = 6;
const maxNodes = 8;
/** What a kill follows, and by how long at most: from the wish to a VM it is a while, from there to
 * its record it is not. */
const moments = { asked: 60, wanted: 60, made: 4, gone: 4 } as const;
type Moment = keyof typeof moments;
/** The other one is killed within so long after the first. */
const laterMs = 100;

interface Machines {
  readonly machines: readonly { readonly id: string; readonly hostname: string }[];
}

interface Ledger {
  readonly vms: { now: number; most: number; created: number; deleted: number };
}

describe(`vpsie-autoscaler and the VPSie API, killed ${kills} times`, function () {
  this.timeout(600_000);

  let stack: VpsieStack;
  let cache: ObjectCache<VPSieNode>;
  let onMoment: ((moment: Moment) => void) | undefined;
  const seen = new Set<string>();
  const random = seededRandom(seed);

  before(async () => {
    stack = await VpsieStack.start({
      cloud: {
        ...{ QUEUED_MS: '0', SIMULATE_FROM_MS: '0', SIMULATE_TO_MS: '50' },
        ...{ QUOTA: '50', RATE_PER_MINUTE: '100000', RATE_BURST: '10000' },
      },
      autoscaler: {
        ...{ POLL_MS: '100', BACKOFF_BASE_MS: '50', BACKOFF_MAX_MS: '300' },
        CIRCUIT_BREAKER_OPEN_MS: '200',
      },
    });
    cache = new ObjectCache<VPSieNode>({
      kube: stack.plane.kube,
      path: vpsieNodesPath,
      log: () => undefined,
      onChange: ({ before, now }) => {
        if (before || !now) return;
        seen.add(now.metadata.uid ?? '');
        onMoment?.('wanted');
      },
    });
    stack.hypervisor.onMachine = (change) => onMoment?.(change);
    await cache.start();
    await stack.autoscaler.start('leads');
    await stack.createGroup({ minNodes: nodes, maxNodes });
    await settled();
  });

  after(async () => {
    await cache?.stop();
    await stack?.remove();
  });

  it('neither loses nor doubles a VM', async () => {
    // Answers get lost as well: the longer a VM is made and not written down, the more kills hit it.
    for (const method of ['POST', 'DELETE']) {
      const route = method === 'POST' ? '/v2/vms' : '/v2/vms/{id}';
      const rule = { route, method, probability: 0.5, seed, drop: 'after' };
      await stack.admin(`/faults/lost-${method.toLowerCase()}`, 'PUT', rule);
    }
    const caught = { making: 0, deleting: 0 };
    // Two in a round, so that both start again at once, on two processors.
    for (let kill = 0; kill < kills; kill += 2) {
      const moment = choose(['asked', 'wanted', 'made', 'gone'] as const);
      const come = new Promise<void>((resolve) => {
        onMoment = (seen) => seen === moment && resolve();
      });
      await deleteOne();
      // One that was deleted before it had a VM lets no VM go.
      if (moment !== 'asked') await Promise.race([come, pause(1_000)]);
      await pause(random() * moments[moment]);
      const pauseMs = random() * laterMs;
      if (random() < 0.5) {
        await stack.autoscaler.kill();
        await countCaught(caught);
        await Promise.all([stack.autoscaler.start('leads'), pause(pauseMs).then(restartCloud)]);
      } else {
        await stack.cloud.kill();
        const restarted = stack.cloud.start('listening');
        await Promise.all([restarted, pause(pauseMs).then(restartAutoscaler)]);
      }
    }
    for (const method of ['post', 'delete']) await stack.admin(`/faults/lost-${method}`, 'DELETE');
    await settled();
    await expectNothingLost();
    console.log(`      ${JSON.stringify({ ...caught, vpsieNodes: seen.size })}`);
    expect(caught.making, 'kills between a VM and its record').to.be.above(0);
    expect(caught.deleting, 'kills between a deletion and its record').to.be.above(0);
  });

  async function restartCloud(): Promise<void> {
    await stack.cloud.kill();
    await stack.cloud.start('listening');
  }

  async function restartAutoscaler(): Promise<void> {
    await stack.autoscaler.kill();
    await stack.autoscaler.start('leads');
  }

  /** What goes is made anew. */
  async function deleteOne(): Promise<void> {
    const alive = () => cache.all().filter(({ metadata }) => !metadata.deletionTimestamp);
    await until('there is a VPSieNode', async () => alive().length > 0);
    const names = alive().map(({ metadata }) => metadata.name);
    await stack.plane.kube.remove(vpsieNodePath('default', choose(names)));
  }

  function choose<T>(these: readonly T[]): T {
    return these[Math.floor(random() * these.length)] as T;
  }

  async function settled(): Promise<void> {
    await until(
      'all is ready, and nothing on its way',
      async () => {
        const all = await stack.vpsieNodes();
        return (
          all.length === nodes &&
          all.every(
            ({ metadata, status }) => !metadata.deletionTimestamp && status?.phase === 'Ready',
          )
        );
      },
      60_000,
    );
  }

  async function expectNothingLost(): Promise<void> {
    const wanted = (await stack.vpsieNodes()).map(
      ({ spec }) => `vm-${spec.vpsieInstanceID} ${spec.hostname}`,
    );
    const { machines } = await stack.admin<Machines>('/machines');
    expect(machines.map(({ id, hostname }) => `${id} ${hostname}`)).to.have.members(wanted);
    const kubeNodes = await stack.plane.kube.list(nodesPath);
    expect(kubeNodes.map(({ metadata }) => metadata.name)).to.have.members(
      machines.map(({ hostname }) => hostname),
    );
    const { vms } = await stack.admin<Ledger>('/ledger');
    expect(vms.now).to.equal(nodes);
    expect(vms.created - vms.deleted).to.equal(nodes);
    expect(vms.most).to.be.at.most(maxNodes);
    expect(vms.created, 'at most one for each VPSieNode').to.be.at.most(seen.size);
  }

  /** What the autoscaler was killed in the middle of. */
  async function countCaught(caught: { making: number; deleting: number }): Promise<void> {
    const { machines } = await stack.admin<Machines>('/machines');
    const there = new Set(machines.map(({ hostname }) => hostname));
    const all = await stack.vpsieNodes();
    const isMade = ({ spec }: VPSieNode) => there.has(spec.hostname);
    caught.making += all.some((node) => isMade(node) && node.spec.vpsieInstanceID === 0) ? 1 : 0;
    caught.deleting += all.some(
      (node) => !isMade(node) && node.spec.vpsieInstanceID > 0 && node.metadata.deletionTimestamp,
    )
      ? 1
      : 0;
  }
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
