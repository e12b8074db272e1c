import { expect } from 'chai';
import { ledgerOf, vmOf } from './answers.ts';
import { LocalCloud } from './local-cloud.ts';

describe('ledger of vpsie-api', () => {
  let local: LocalCloud;
  const ledger = async () => ledgerOf(await local.admin('/ledger'));

  beforeEach(async () => {
    local = new LocalCloud();
    await local.start();
    await local.login();
  });
  afterEach(() => local.remove());

  it('counts VMs, the most at once, and their seconds, wasted where they were never ready', async () => {
    const one = vmOf(await local.create()).id;
    const other = vmOf(await local.create({ hostname: 'burst-2' })).id;
    await local.admin(`/machines/vm-${one}`, { method: 'PUT', body: { state: 'running' } });
    local.nowMs += 10_000;
    await local.api(`/v2/vms/${one}/actions`, { method: 'POST', body: { type: 'ready' } });
    await local.api(`/v2/vms/${other}`, { method: 'DELETE' });
    local.nowMs += 5_000;
    expect(await ledger()).to.deep.include({
      vms: { now: 1, most: 2, created: 2, deleted: 1 },
      vmSeconds: { total: 25, wasted: 10 },
    });
    await local.restart();
    expect((await ledger()).vmSeconds).to.deep.equal({ total: 25, wasted: 10 });
    await local.api(`/v2/vms/${one}`, { method: 'DELETE' });
    expect((await ledger()).vmSeconds).to.deep.equal({ total: 25, wasted: 10 });
  });

  it('counts calls of the API, those that failed, and the most in a minute', async () => {
    const { calls } = await ledger();
    for (let call = 0; call < 5; call += 1) await local.api('/v2/offerings');
    await local.api('/v2/other');
    local.nowMs += 40_000;
    await local.api('/v2/offerings');
    local.nowMs += 30_000;
    await local.api('/v2/offerings');
    await local.console('/console/api/vms');
    expect((await ledger()).calls).to.deep.equal({
      total: calls.total + 8,
      failed: 1,
      mostInAMinute: calls.total + 7,
    });
  });

  it('begins anew with the VMs that there are', async () => {
    await local.create();
    local.nowMs += 60_000;
    expect((await local.admin('/ledger', { method: 'DELETE' })).status).to.equal(204);
    local.nowMs += 2_000;
    expect(await ledger()).to.deep.equal({
      vms: { now: 1, most: 1, created: 0, deleted: 0 },
      calls: { total: 0, failed: 0, mostInAMinute: 0 },
      vmSeconds: { total: 2, wasted: 0 },
    });
  });
});
