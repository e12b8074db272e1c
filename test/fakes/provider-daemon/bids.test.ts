import { expect } from 'chai';
import { LocalClient } from './local-client.ts';
import { LocalProvider, manifest } from './local-provider.ts';

describe('provider-daemon: bids', () => {
  let local: LocalProvider;
  let client: LocalClient;
  const bidOn = () =>
    local.chain.made.filter((made) => made.startsWith('bid ')).map((made) => made.slice(4));
  const bid = (order: string) => local.daemon.parts.store.table('bids').get(order);
  const postings = () =>
    local.chain.server.history.filter((call) => call === 'POST /v1/bids').length;

  beforeEach(async () => {
    local = new LocalProvider();
    client = new LocalClient(local);
    await local.start();
    await client.start();
    local.chain.matches = false;
  });
  afterEach(async () => {
    await client.stop();
    await local.stop();
  });

  it('never exceed the capacity, and go on when there is room again', async () => {
    local.kubernetes.cpus = 0.25;
    for (const order of ['o1', 'o2', 'o3']) local.chain.order(order, manifest());
    await local.run(5);
    expect(bidOn()).to.deep.equal(['o1', 'o2']);
    const status = await client.json('bid-engine status');
    expect(status.skipped).to.deep.equal({ 'it does not fit into the capacity': 1 });
    local.chain.bids.delete('o1');
    local.chain.orders.delete('o1');
    await local.run(10);
    expect(bidOn()).to.deep.equal(['o1', 'o2', 'o3']);
    expect(bid('o1')).to.include({ status: 'lost' });
  });

  it('keep the capacity of a lease that asks for less than its order, and free it at its end', async () => {
    local.chain.matches = true;
    local.kubernetes.cpus = 0.25;
    const resources = { cpuMillis: 200, memoryBytes: 64 * 2 ** 20, storageBytes: 2 ** 30 };
    local.chain.order('o1', manifest(), { resources });
    await local.run(5);
    local.chain.order('o2', manifest());
    await local.run(5);
    expect(bidOn()).to.deep.equal(['o1']);
    local.chain.leases.clear();
    await local.run(5);
    expect(bidOn()).to.deep.equal(['o1', 'o2']);
  });

  it('are over where the lease was over before it was seen', async () => {
    local.chain.order('o1', manifest());
    await local.run(2);
    local.chain.bids.set('o1', { ...local.chain.bids.get('o1'), state: 'matched' } as never);
    await local.run(6);
    expect(bid('o1')).to.include({ status: 'matched' });
    local.chain.bids.delete('o1');
    await local.run(6);
    expect(bid('o1')).to.include({ status: 'closed' });
  });

  it('do not go out while they are switched off', async () => {
    await client.type('config set bid.enabled false');
    local.chain.order('o1', manifest());
    await local.run(3);
    expect((await client.type('bid-engine status')).out).to.match(/state: +disabled/);
    expect(bidOn()).to.deep.equal([]);
    await client.type('config set bid.enabled true');
    await local.run(2);
    expect(bidOn()).to.deep.equal(['o1']);
  });

  it('are not made on orders that pay too little, or that no adapter can deploy', async () => {
    local.chain.order('cheap', manifest(), { maxPrice: 1 });
    local.chain.order('good', manifest());
    await local.run(3);
    expect(bidOn()).to.deep.equal(['good']);
  });

  it('stop with the last capacity that is known for too long', async () => {
    await local.run(2);
    local.kubernetes.refuseAll = 401;
    local.chain.order('o1', manifest());
    await local.run(3);
    expect(bidOn()).to.deep.equal(['o1']);
    local.nowMs += 301_000;
    local.chain.order('o2', manifest());
    await local.run(3);
    expect(bidOn()).to.deep.equal(['o1']);
    local.kubernetes.refuseAll = undefined;
    await local.run(20);
    expect(bidOn()).to.deep.equal(['o1', 'o2']);
  });

  it('stall where the sequence is another’s by now, until the engine is restarted', async () => {
    local.chain.order('o1', manifest());
    await local.run(3);
    local.chain.sequence += 3;
    local.chain.order('o2', manifest());
    local.chain.order('o3', manifest());
    await local.run(60);
    expect(bidOn()).to.deep.equal(['o1']);
    const status = await client.type('bid-engine status');
    expect(status.exitCode).to.equal(5);
    expect(status.out)
      .to.match(/state: +stalled/)
      .and.match(/pending bids: +2, the oldest for \d+ s/);
    expect(status.out).to.include('expected 11, got 8');
    expect((await client.type('list bids --status pending')).out).to.include('expected 11, got 8');
    // A minute of it costs a handful of calls.
    expect(postings()).to.be.within(3, 8);
    expect((await client.type('bid-engine restart')).out).to.include('2 pending bids are kept');
    await local.run(2);
    expect(bidOn()).to.deep.equal(['o1', 'o2', 'o3']);
    expect((await client.type('bid-engine status')).exitCode).to.equal(0);
  });

  it('wait behind one that the chain does not take, until the queue is cleared', async () => {
    local.chain.refuseBids.set('stuck', { status: 402, code: 'insufficient_deposit' });
    for (const order of ['stuck', 'o2']) local.chain.order(order, manifest());
    await local.run(5);
    await client.type('bid-engine restart');
    await local.run(5);
    expect(bidOn()).to.deep.equal([]);
    const asked = await client.type('bid-engine clear-pending');
    expect(asked.exitCode).to.equal(2);
    expect(asked.err).to.include('this would drop 2 pending bids').and.include('--confirm');
    expect(local.daemon.bidEngine.pending()).to.have.length(2);
    const cleared = await client.type('bid-engine clear-pending --confirm');
    expect(cleared.exitCode).to.equal(0);
    expect(cleared.out)
      .to.match(/^2 pending bids dropped\n/)
      .and.include('stuck')
      .and.include('o2');
    local.chain.order('o3', manifest());
    await local.run(70);
    expect(bidOn()).to.deep.equal(['o3']);
    expect(bid('stuck')).to.include({ status: 'cleared' });
  });

  it('that are refused for good fail alone', async () => {
    local.chain.refuseBids.set('gone', { status: 409, code: 'order_closed' });
    for (const order of ['gone', 'o2']) local.chain.order(order, manifest());
    await local.run(3);
    expect(bidOn()).to.deep.equal(['o2']);
    expect(bid('gone')).to.include({ status: 'failed' });
  });

  it('are the chain’s where it took one whose answer was lost', async () => {
    local.chain.order('o1', manifest());
    await local.run(1);
    // As a kill between the chain's write and its answer leaves it.
    const record = bid('o1');
    if (record) local.daemon.parts.store.write(['bids', 'o1', { ...record, status: 'pending' }]);
    await local.restart();
    local.chain.order('o2', manifest());
    await local.run(3);
    expect(bidOn()).to.deep.equal(['o1', 'o2']);
    expect(bid('o1')).to.include({ status: 'open' });
  });

  it('cause no storm of calls while the chain fails', async () => {
    await local.run(2);
    local.chain.server.history.length = 0;
    local.chain.refuseAll = 503;
    await local.run(120);
    expect(local.chain.server.history.length).to.be.within(5, 20);
    local.chain.refuseAll = undefined;
    local.chain.order('o1', manifest());
    await local.run(65);
    expect(bidOn()).to.deep.equal(['o1']);
  });

  it('stop while the chain is behind, and go on when it has caught up', async () => {
    local.chain.behindMs = 300_000;
    local.chain.order('o1', manifest());
    await local.run(5);
    expect(bidOn()).to.deep.equal([]);
    const { exitCode, out } = await client.type('bid-engine status');
    expect(exitCode).to.equal(5);
    expect(out).to.include('the chain is behind: block 100 is 300 s old');
    local.chain.behindMs = 0;
    await local.run(60);
    expect(bidOn()).to.deep.equal(['o1']);
    expect((await client.type('bid-engine status')).out).to.match(
      /chain: +height 100, its block is \d s old/,
    );
  });

  it('are shown as deployments that are bidding', async () => {
    local.chain.order('o1', manifest());
    await local.run(2);
    expect((await client.type('list deployments --status bidding')).out).to.include(
      `o1/${local.chain.provider}`,
    );
    const [{ id }] = (await client.json('list deployments')).items;
    local.chain.match('o1');
    await local.run(4);
    expect((await client.json('list deployments')).items[0]).to.include({ id, status: 'active' });
  });

  it('look at 10,000 open orders, each page of them, and take what fits', async () => {
    for (let number = 0; number < 10_000; number += 1) local.chain.order(`o${number}`, manifest());
    local.kubernetes.cpus = 1;
    await local.run(1);
    expect(bidOn()).to.have.length(10);
    expect(local.chain.server.history.filter((call) => call === 'GET /v1/orders')).to.have.length(
      10,
    );
    expect((await client.json('bid-engine status')).ordersWithoutBid).to.equal(9990);
  });
});
