import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { validateManifest } from '../../../fixtures/fakes/provider-daemon/manifest/validate.ts';
import { gaugesOf } from '../../../fixtures/fakes/virtengine-tenant/gauges.ts';
import {
  greeting,
  pageOrder,
  servicePort,
  vmOrder,
} from '../../../fixtures/fakes/virtengine-tenant/manifest.ts';
import { server } from '../../../fixtures/fakes/virtengine-tenant/server.ts';
import { Tenant } from '../../../fixtures/fakes/virtengine-tenant/tenant.ts';
import { LocalChain } from '../virtengined/local-chain.ts';

describe('the tenant', () => {
  let chain: LocalChain;
  let tenant: Tenant;
  let lease: object | undefined;
  let page: string;
  const servers: Server[] = [];

  const listen = async (listener: RequestListener, host = '127.0.0.1', port = 0) => {
    const made = createServer(listener);
    servers.push(made);
    await new Promise<void>((resolve) => made.listen(port, host, resolve));
    return `http://${host}:${(made.address() as AddressInfo).port}`;
  };

  beforeEach(async () => {
    chain = await new LocalChain().start();
    [lease, page] = [undefined, greeting];
    const providerUrl = await listen((_, response) => {
      response.writeHead(lease ? 200 : 404).end(JSON.stringify(lease ?? {}));
    });
    // A workload listens on the port of its manifest, so it has an address of its own here.
    await listen((_, response) => response.end(page), '127.0.0.9', servicePort);
    tenant = new Tenant({
      ...{ chainUrl: chain.url.href, providerUrl, image: 'registry.test/web' },
      urlOf: () => 'http://127.0.0.9',
    });
  });

  afterEach(async () => {
    for (const one of servers.splice(0)) {
      one.closeAllConnections();
      await new Promise((resolve) => one.close(resolve));
    }
    await chain.end();
  });

  const leased = async () => {
    const id = await tenant.order('visitor', 'page', 100);
    chain.bid(id, 'north', 7);
    chain.pass(3);
    return id;
  };

  for (const [what, { manifest, resources }] of [
    ['page', pageOrder('registry.test/web')],
    ['VM', vmOrder()],
  ] as const) {
    it(`orders a ${what} as a strict provider takes it`, () => {
      const { errors, warnings, manifest: read } = validateManifest(manifest, { strict: true });
      expect([...errors, ...warnings]).to.deep.equal([]);
      expect(read?.services[0]?.resources).to.deep.equal(resources);
    });
  }

  it('follows its order to a workload that answers', async () => {
    const order = await tenant.order('visitor', 'page', 100);
    expect(await tenant.follow(order)).to.deep.equal({ order, state: 'open' });
    chain.bid(order, 'north', 7);
    chain.pass(3);
    expect(await tenant.follow(order)).to.deep.equal({ order, state: 'matched' });
    lease = { deployment: 've-1', status: 'failed', reason: 'image_pull', message: 'refused' };
    expect(await tenant.follow(order)).to.deep.equal({
      ...{ order, state: 'failed', reason: 'image_pull', message: 'refused', page },
    });
    lease = { deployment: 've-1', status: 'active' };
    expect(await tenant.follow(order)).to.deep.equal({ order, state: 'reachable', page });
  });

  it('does not take another’s page for its own', async () => {
    const order = await leased();
    lease = { deployment: 've-1', status: 'active' };
    page = 'somebody else';
    expect(await tenant.follow(order)).to.deep.equal({ order, state: 'unreachable', page });
  });

  it('follows a VM until it runs', async () => {
    const order = await tenant.order('visitor', 'vm', 100);
    chain.bid(order, 'north', 7);
    chain.pass(3);
    lease = { deployment: 've-1', status: 'deploying' };
    expect(await tenant.follow(order)).to.deep.equal({ order, state: 'deploying' });
    lease = { deployment: 've-1', status: 'active' };
    expect(await tenant.follow(order)).to.deep.equal({ order, state: 'running' });
  });

  it('knows how many leases of containers there are, and the gauges', async () => {
    await leased();
    const vm = await tenant.order('visitor', 'vm', 100);
    chain.bid(vm, 'north', 7);
    chain.pass(3);
    lease = {};
    expect(await tenant.provider()).to.deep.equal({ leases: 1, overbids: 0 });
  });

  it('finds the order that stays again, and none that is closed', async () => {
    expect(await tenant.standing('resident')).to.equal(undefined);
    const closed = await tenant.order('resident', 'page', 2);
    chain.pass(3);
    const order = await tenant.order('resident', 'page');
    await tenant.order('visitor', 'page', 100);
    expect(closed).to.not.equal(order);
    expect(await tenant.standing('resident')).to.equal(order);
  });

  it('is asked over HTTP, and says whom it asked in vain', async () => {
    const url = await listen(
      server({ tenant, name: 'visitor', blocks: 30, standing: () => undefined }),
    );
    const ask = async (path: string, method = 'GET') => {
      const answer = await fetch(new URL(path, url), { method });
      return { status: answer.status, body: (await answer.json()) as Record<string, string> };
    };
    const { status, body } = await ask('/orders', 'POST');
    expect(status).to.equal(201);
    expect((await ask(`/orders/${body.id}`)).body).to.deep.equal({ order: body.id, state: 'open' });
    expect((await ask('/standing')).status).to.equal(502);
    expect((await ask('/nothing')).status).to.equal(404);
    expect((await ask('/vms', 'POST')).body.id).to.equal('order-2');
    expect((await ask('/orders/order-99')).body.error).to.match(/\/v1\/orders\/order-99: 404/);
  });

  it('wants another version of a page, and tells whether that one is served', async () => {
    const order = await leased();
    lease = { deployment: 've-1', status: 'active' };
    page = `${greeting}, version 1`;
    const url = await listen(
      server({ tenant, name: 'visitor', blocks: 30, standing: () => order }),
    );
    const update = async (body?: object) => {
      const init = body ? { method: 'PUT', body: JSON.stringify(body) } : {};
      return (await fetch(new URL('/update', url), init)).status;
    };
    expect(await update()).to.equal(200);
    expect(await update({ version: 2, fields: { gpu: 1 } })).to.equal(200);
    const { manifest } = chain.chain.transactions.order(order);
    expect(manifest).to.include('version 2').and.include('gpu: 1');
    expect(await (await fetch(new URL('/wanted', url))).json()).to.include({ version: 2 });
    expect(await update()).to.equal(503);
    page = `${greeting}, version 2`;
    expect(await update()).to.equal(200);
  });

  it('reads the provider’s gauges as JSON', () => {
    const text =
      '# TYPE x gauge\nvirtengine_provider_a 1\nother 2\nvirtengine_provider_b{kind="vm",of="cpu"} 0.5\n';
    expect(gaugesOf(text)).to.deep.equal({ a: 1, b: { 'vm-cpu': 0.5 } });
  });
});
