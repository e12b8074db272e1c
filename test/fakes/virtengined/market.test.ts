import { expect } from 'chai';
import { LocalChain } from './local-chain.ts';

describe("the chain's market", () => {
  let local: LocalChain;

  beforeEach(async () => {
    local = await new LocalChain().start();
  });

  afterEach(() => local.end());

  it('gives an order to the cheapest bid, some blocks after the first', async () => {
    const { id } = local.createOrder();
    local.bid(id, 'dear', 90);
    local.bid(id, 'cheap', 40);
    local.bid(id, 'late', 40);
    local.pass(2);
    expect((await local.ask(`/v1/orders/${id}`)).json.state).to.equal('open');
    local.pass(1);
    const { json } = await local.ask(`/v1/orders/${id}`);
    expect(json).to.include({ state: 'matched', lease: `${id}/cheap`, provider: 'cheap' });
    const { json: leases } = await local.ask('/v1/leases?state=active&provider=cheap');
    expect(leases.leases).to.have.length(1);
    expect(leases.leases[0]).to.deep.include({
      ...{ id: `${id}/cheap`, orderId: id, kind: 'container', height: 3 },
      ...{ manifest: 'services: {}', price: 40, tenant: 'tenant-1' },
    });
    const { json: lost } = await local.ask('/v1/bids?state=lost');
    expect(lost.bids.map(({ provider }: { provider: string }) => provider)).to.deep.equal([
      ...['dear', 'late'],
    ]);
  });

  it('has one bid of a provider for an order, however often it is posted', async () => {
    const { id } = local.createOrder();
    const bid = { orderId: id, provider: 'p', price: 10, sequence: 0 };
    const first = await local.ask('/v1/bids', bid);
    const again = await local.ask('/v1/bids', { ...bid, price: 20 });
    expect([first.status, again.status]).to.deep.equal([200, 200]);
    expect(again.json).to.deep.equal(first.json);
    expect(first.json.bid).to.deep.include({ orderId: id, state: 'open', price: 10 });
    expect(first.json.nextSequence).to.equal(1);
    expect((await local.ask('/v1/accounts/p')).json.sequence).to.equal(1);
  });

  it('accepts no bid on the first order since a rule, and any on those after it', async () => {
    const before = local.createOrder();
    local.chain.faults.set('stuck', { bidStuck: true });
    local.pass(1);
    const [stuck, after] = [local.createOrder(), local.createOrder()];
    const posted = async ({ id }: { id: string }, sequence: number) => {
      const bid = { orderId: id, provider: 'p', price: 10, sequence };
      return (await local.ask('/v1/bids', bid)).status;
    };
    expect(await posted(stuck, 0)).to.equal(503);
    expect(await posted(before, 0)).to.equal(200);
    expect(await posted(after, 1)).to.equal(200);
    local.chain.transactions.closeOrder(stuck.id, 'its tenant has gone');
    expect(await posted(stuck, 2)).to.equal(503);
    local.chain.faults.remove('stuck');
    expect(await posted(stuck, 2)).to.equal(409);
  });

  it('refuses a bid out of sequence, over the price, or on no open order', async () => {
    const { id } = local.createOrder();
    const bid = { orderId: id, provider: 'p', price: 10, sequence: 0 };
    const refused = async (more: object) => {
      const { status, json } = await local.ask('/v1/bids', { ...bid, ...more });
      return [status, json.error.code];
    };
    expect(await refused({ sequence: 3 })).to.deep.equal([409, 'sequence_mismatch']);
    expect(await refused({ price: 101 })).to.deep.equal([422, 'price_too_high']);
    expect(await refused({ orderId: 'order-9' })).to.deep.equal([404, 'order_not_found']);
    expect(await refused({ price: -1 })).to.deep.equal([400, 'bad_request']);
    local.chain.transactions.closeOrder(id, 'test');
    expect(await refused({})).to.deep.equal([409, 'order_closed']);
    expect((await local.ask('/v1/accounts/p')).json.sequence).to.equal(0);
  });

  it('ends a lease with its order, and an order with its lease, once', async () => {
    const [one, other] = [local.createOrder().id, local.createOrder().id];
    for (const id of [one, other]) local.bid(id, 'p', 10);
    local.pass(3);
    const lease = encodeURIComponent(`${one}/p`);
    for (const reason of ['first', 'second']) {
      const { status, json } = await local.ask(`/v1/leases/${lease}/close`, { reason });
      expect(status).to.equal(200);
      expect(json).to.include({ state: 'closed', closedReason: 'first' });
    }
    expect((await local.ask(`/v1/orders/${one}/close`, {})).json.state).to.equal('closed');
    await local.ask(`/v1/orders/${other}/close`, {});
    expect((await local.ask('/v1/leases?state=active')).json.leases).to.deep.equal([]);
    expect((await local.ask('/v1/bids')).json.bids).to.deep.equal([]);
  });

  it('closes an order, and its lease, after as many blocks as it is for', async () => {
    const { id } = local.createOrder({ blocks: 10 });
    local.bid(id, 'p', 10);
    local.pass(9);
    expect((await local.ask(`/v1/orders/${id}`)).json.state).to.equal('matched');
    local.pass(1);
    expect((await local.ask(`/v1/orders/${id}`)).json.state).to.equal('closed');
    expect((await local.ask('/v1/leases?state=active')).json.leases).to.deep.equal([]);
  });

  it('gives the lease the manifest that its order has now', async () => {
    const { id } = local.createOrder();
    local.bid(id, 'p', 10);
    local.pass(3);
    await local.ask(`/v1/orders/${id}/manifest`, { manifest: 'services: {web: {}}' });
    const { json } = await local.ask('/v1/leases?provider=p');
    expect(json.leases[0].manifest).to.equal('services: {web: {}}');
  });

  it('lists in pages, and from a height', async () => {
    for (let count = 0; count < 5; count += 1) local.createOrder();
    local.pass(1);
    local.createOrder();
    const ids = async (query: string) => {
      const { json } = await local.ask(`/v1/orders?${query}`);
      return [json.orders.map(({ id }: { id: string }) => id).join(), json.next];
    };
    expect(await ids('state=open&limit=4')).to.deep.equal(['order-1,order-2,order-3,order-4', '4']);
    expect(await ids('limit=4&after=4')).to.deep.equal(['order-5,order-6', undefined]);
    expect(await ids('since=1')).to.deep.equal(['order-6', undefined]);
    expect((await local.ask('/v1/orders?limit=0')).status).to.equal(400);
    expect((await local.ask('/v1/orders?state=gone')).status).to.equal(400);
  });
});
