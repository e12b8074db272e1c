import { expect } from 'chai';
import { Refusal } from '../../../fixtures/fakes/stub/refusal.ts';
import { LocalChain } from './local-chain.ts';

describe("the chain's blocks", () => {
  let local: LocalChain;

  beforeEach(async () => {
    local = await new LocalChain().start();
  });

  afterEach(() => local.end());

  const status = async () => (await local.ask('/v1/status')).json;

  it('come one a second', async () => {
    local.pass(7);
    expect(await status()).to.include({ height: 7, networkHeight: 7, catchingUp: false });
    expect(Date.parse((await status()).blockTime)).to.equal(local.nowMs);
  });

  it('go on without a node that lags, which refuses transactions and catches up later', async () => {
    const { id } = local.createOrder();
    local.bid(id, 'p', 10);
    local.pass(2);
    local.chain.faults.set('behind', { lag: true });
    local.pass(100);
    expect(await status()).to.include({ height: 2, networkHeight: 102, catchingUp: true });
    expect(() => local.createOrder()).to.throw(Refusal, 'at height 2, the chain at 102');
    const { status: code, json } = await local.ask('/v1/bids', {
      ...{ orderId: id, provider: 'q', price: 9, sequence: 0 },
    });
    expect([code, json.error.code]).to.deep.equal([503, 'catching_up']);
    expect((await local.ask(`/v1/orders/${id}`)).json.state).to.equal('open');
    expect(local.chain.faults.show('behind')).to.include({ hits: 100 });
    local.chain.faults.remove('behind');
    local.pass(3);
    expect(await status()).to.include({ height: 62, catchingUp: true });
    local.pass(3);
    expect(await status()).to.include({ height: 108, catchingUp: false });
    expect((await local.ask(`/v1/orders/${id}`)).json.state).to.equal('matched');
  });

  it('go on without a node whose sync is stuck, until it is started anew', async () => {
    local.pass(2);
    local.chain.faults.set('stuck', { syncStuck: true });
    local.pass(100);
    expect(await status()).to.include({ height: 2, networkHeight: 102, catchingUp: true });
    await local.stop();
    local.nowMs += 1000;
    await local.start();
    local.pass(6);
    expect(await status()).to.include({ height: 109, catchingUp: false });
  });

  it('match nothing while matching is stuck', async () => {
    const { id } = local.createOrder();
    local.bid(id, 'p', 10);
    local.chain.faults.set('stuck', { matchingStuck: true });
    local.pass(10);
    expect((await status()).height).to.equal(10);
    expect((await local.ask(`/v1/orders/${id}`)).json.state).to.equal('open');
    local.chain.faults.remove('stuck');
    local.pass(1);
    expect((await local.ask(`/v1/orders/${id}`)).json.state).to.equal('matched');
  });

  it('have transactions of an account from elsewhere, once', async () => {
    local.bid(local.createOrder().id, 'p', 10);
    local.chain.faults.set('moved', { sequencesMove: 4 });
    local.chain.faults.remove('moved');
    expect((await local.ask('/v1/accounts/p')).json.sequence).to.equal(5);
  });

  it('and rules, orders and leases are there after a restart', async () => {
    const { id } = local.createOrder();
    local.bid(id, 'p', 10);
    local.pass(4);
    local.chain.faults.set('behind', { lag: true });
    await local.stop();
    local.nowMs += 60_000;
    await local.start();
    local.pass(1);
    expect(await status()).to.include({ height: 4, networkHeight: 65, catchingUp: true });
    expect((await local.ask('/v1/leases')).json.leases).to.have.length(1);
    expect(local.createOrder.bind(local)).to.throw(Refusal);
    local.chain.faults.remove('behind');
    local.pass(10);
    expect(local.createOrder().id).to.equal('order-2');
  });

  it('answers as a rule says', async () => {
    local.chain.faults.set('busy', { of: 'orders', answer: { status: 429, retryAfterS: 7 } });
    const { status: code, headers, json } = await local.ask('/v1/orders');
    expect([code, headers.get('retry-after')]).to.deep.equal([429, '7']);
    expect(json.error).to.deep.equal({ code: 'rate_limited', message: 'too many requests' });
    expect((await local.ask('/v1/status')).status).to.equal(200);
  });
});
