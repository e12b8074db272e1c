import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { LocalChain } from '../virtengined/local-chain.ts';
import { LocalWaldur, token } from '../waldur/local-waldur.ts';
import { LocalProvider, manifest } from './local-provider.ts';

describe('provider-daemon: with the stubs of chain, Waldur and OpenStack', () => {
  const local = new LocalProvider();
  const chain = new LocalChain();
  const waldur = new LocalWaldur();
  const resources = { cpuMillis: 100, memoryBytes: 64 * 2 ** 20, storageBytes: 2 ** 30 };
  const run = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      await local.run(1);
      chain.pass(1);
      waldur.openstack.nowMs += 1000;
    }
  };
  const statuses = () =>
    [...local.daemon.parts.store.table('deployments').values()].map(({ kind, status }) => [
      kind,
      status,
    ]);

  before(async () => {
    await local.start();
    chain.nowMs = local.nowMs;
    await chain.start();
    await waldur.start();
    await writeFile(join(local.folder, 'waldur-token'), token);
    await local.restart({ CHAIN_URL: chain.url.href, WALDUR_URL: waldur.url.href });
  });
  after(async () => {
    await local.stop();
    await chain.end();
    await waldur.end();
  });

  it('takes orders of both kinds from a bid to an active deployment, and to their end', async () => {
    const container = chain.createOrder({ manifest: manifest(), resources });
    const vm = chain.createOrder({ kind: 'vm', manifest: manifest('debian-12'), resources });
    await run(15);
    expect(statuses()).to.deep.equal([
      ['container', 'active'],
      ['vm', 'active'],
    ]);
    expect(local.kubernetes.created).to.have.length(1);
    for (const { id } of [container, vm])
      await chain.ask(`/v1/orders/${id}/close`, { reason: 'done' });
    await run(20);
    expect(statuses()).to.deep.equal([
      ['container', 'closed'],
      ['vm', 'closed'],
    ]);
    expect(local.kubernetes.objects.size).to.equal(0);
    const bids = [...local.daemon.parts.store.table('bids').values()];
    expect(bids.map(({ status, endedAtMs }) => [status, endedAtMs !== undefined])).to.deep.equal([
      ['closed', true],
      ['closed', true],
    ]);
  });

  it('loses no bid where somebody else signs with its key, once the engine is restarted', async () => {
    chain.chain.faults.set('key', { sequencesMove: 3 });
    chain.createOrder({ manifest: manifest(), resources });
    await run(10);
    expect(local.daemon.bidEngine.error).to.include('is not accepted');
    local.daemon.bidEngine.restart();
    await run(12);
    expect(statuses().at(-1)).to.deep.equal(['container', 'active']);
  });

  it('stops bidding on a chain that lags, removes nothing, and goes on', async () => {
    chain.chain.faults.set('slow', { lag: true });
    await run(100);
    expect(local.daemon.bidEngine.error).to.include('the chain is behind');
    expect(statuses().at(-1)).to.deep.equal(['container', 'active']);
    expect(local.kubernetes.removed).to.have.length(1);
    chain.chain.faults.remove('slow');
    await run(20);
    chain.createOrder({ manifest: manifest(), resources });
    await run(80);
    expect(statuses().map(([, status]) => status)).to.deep.equal([
      ...['closed', 'closed', 'active', 'active'],
    ]);
    expect(new Set(local.kubernetes.created).size).to.equal(3);
  });
});
