import { expect } from 'chai';
import { Autoscaler } from '../../../fixtures/fakes/virtengine-machines/autoscaler/autoscaler.ts';
import type { ClusterView } from '../../../fixtures/fakes/virtengine-machines/autoscaler/cluster-view.ts';
import { Servers } from '../../../fixtures/fakes/virtengine-machines/autoscaler/servers.ts';
import { Session } from '../../../fixtures/fakes/waldur/openstack/session.ts';
import { LocalOpenStack, password } from '../openstack/local-cloud.ts';

describe('the autoscaler of a provider', () => {
  let local: LocalOpenStack;
  let autoscaler: Autoscaler;
  let view: ClusterView;
  let changes: number;

  beforeEach(async () => {
    local = await new LocalOpenStack().start();
    const session = new Session({
      ...{ authUrl: new URL('/v3', local.url).href, project: 'shop', timeoutMs: 5000 },
      credentials: () => ({ username: 'alice', password }),
    });
    view = { maxNodes: 2, nodes: ['first'], waiting: ['web-1'] };
    changes = 0;
    autoscaler = new Autoscaler({
      servers: new Servers(session),
      view: async () => view,
      log: () => undefined,
      nowMs: () => local.nowMs,
    });
    autoscaler.onChange(() => {
      changes += 1;
    });
  });

  afterEach(() => local.stop());

  /** Until the server that was asked for is a machine. */
  const newMachine = async () => {
    await autoscaler.pass();
    local.nowMs += 3000;
    await autoscaler.pass();
    const [machine] = autoscaler.instances;
    if (!machine) throw new Error(autoscaler.status);
    return machine;
  };

  it('asks for one node, and for no other until that one has joined', async () => {
    expect((await newMachine()).hostname).to.match(/^node-[0-9a-f]{6}$/);
    await autoscaler.pass();
    expect(autoscaler.instances).to.have.length(1);
    expect(autoscaler.status).to.equal('1 nodes are on their way');
    expect(changes).to.equal(1);
  });

  it('asks for none where no pod waits, or where there are as many as there may be', async () => {
    view = { ...view, waiting: [] };
    await autoscaler.pass();
    expect(autoscaler.status).to.equal('no pod waits for a node');
    view = { maxNodes: 1, nodes: ['first'], waiting: ['web-1'] };
    await autoscaler.pass();
    expect(autoscaler.status).to.equal('1 pods wait; there are 1 nodes of 1');
    local.nowMs += 3000;
    await autoscaler.pass();
    expect(autoscaler.instances).to.deep.equal([]);
  });

  it('says what the cloud refuses, and asks again after a while', async () => {
    local.cloud.faults.set('none', { quota: { instances: 0 } });
    await autoscaler.pass();
    expect(autoscaler.status).to.contain('Quota exceeded for instances');
    local.cloud.faults.remove('none');
    await autoscaler.pass();
    local.nowMs += 3000;
    await autoscaler.pass();
    expect(autoscaler.instances).to.deep.equal([]);
    local.nowMs += 20_000;
    await newMachine();
  });

  it('gives a server back whose Node was deleted, and one that failed', async () => {
    const { hostname } = await newMachine();
    view = { ...view, nodes: ['first', hostname], waiting: [] };
    await autoscaler.pass();
    view = { ...view, nodes: ['first'] };
    await autoscaler.pass();
    local.nowMs += 1000;
    await autoscaler.pass();
    expect(autoscaler.instances).to.deep.equal([]);

    local.cloud.faults.set('broken', { buildsFail: 'No valid host was found.' });
    view = { ...view, waiting: ['web-1'] };
    await autoscaler.pass();
    local.nowMs += 3000;
    view = { ...view, waiting: [] };
    await autoscaler.pass();
    local.nowMs += 1000;
    await autoscaler.pass();
    view = { ...view, waiting: ['web-1'] };
    local.cloud.faults.remove('broken');
    await newMachine();
  });
});
