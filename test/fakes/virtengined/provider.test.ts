import { expect } from 'chai';
import { CircuitBreaker } from '../../../fixtures/fakes/calls/circuit-breaker.ts';
import { GuardedCaller } from '../../../fixtures/fakes/provider-daemon/calls/guarded-caller.ts';
import { ChainError } from '../../../fixtures/fakes/provider-daemon/chain/chain-error.ts';
import { HttpChain } from '../../../fixtures/fakes/provider-daemon/chain/http-chain.ts';
import { LocalChain } from './local-chain.ts';

describe('the chain, for the provider-daemon', () => {
  let local: LocalChain;
  let chain: HttpChain;

  beforeEach(async () => {
    local = await new LocalChain().start();
    const breaker = new CircuitBreaker({
      ...{ failures: 5, openMs: 1000, nowMs: Date.now, onChange: () => undefined },
    });
    const caller = new GuardedCaller({
      ...{ url: local.url.href, timeoutMs: 5000, breaker, nowMs: Date.now },
      onCall: () => undefined,
    });
    chain = new HttpChain(caller, 've1provider');
  });

  afterEach(() => local.end());

  it('takes it from an order to its lease, and to the end', async () => {
    const { id } = local.createOrder();
    const [order] = await chain.openOrders(0);
    expect(order).to.include({ id, height: 0, kind: 'container', maxPrice: 100 });
    const bid = { orderId: id, price: 7, sequence: await chain.sequence() };
    const posted = await chain.postBid(bid);
    expect(posted.bid).to.include({ orderId: id, state: 'open', price: 7 });
    expect(posted.nextSequence).to.equal(1);
    expect(await chain.postBid({ ...bid, sequence: 1 })).to.deep.equal(posted);
    local.pass(3);
    expect(await chain.status()).to.include({ height: 3 });
    expect((await chain.bids())[0]).to.include({ orderId: id, state: 'matched' });
    const [lease] = await chain.leases();
    expect(lease).to.include({ id: `${id}/ve1provider`, orderId: id, manifest: 'services: {}' });
    await chain.closeLease(`${id}/ve1provider`, 'test');
    await chain.closeLease(`${id}/ve1provider`, 'again');
    expect(await chain.leases()).to.deep.equal([]);
    expect(await chain.openOrders(0)).to.deep.equal([]);
  });

  it('lists all orders, however many there are', async () => {
    for (let count = 0; count < 1001; count += 1) local.createOrder();
    expect(await chain.openOrders(0)).to.have.length(1001);
  });

  it('refuses for good what can never be', async () => {
    const { id } = local.createOrder();
    const refused = async (more: object) => {
      const bid = { orderId: id, price: 7, sequence: 0, ...more };
      const error = await chain.postBid(bid).catch((error: unknown) => error);
      expect(error).to.be.instanceOf(ChainError);
      return (error as ChainError).isFinal;
    };
    expect(await refused({ price: 101 })).to.equal(true);
    expect(await refused({ orderId: 'order-9' })).to.equal(true);
    expect(await refused({ sequence: 9 })).to.equal(false);
  });
});
