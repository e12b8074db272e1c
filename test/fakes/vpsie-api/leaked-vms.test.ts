import { expect } from 'chai';
import { leakedNamesOf, vmsOf } from './answers.ts';
import { LocalCloud } from './local-cloud.ts';

describe('leaked VMs of vpsie-api', () => {
  let local: LocalCloud;
  const leaked = async () => leakedNamesOf(await local.admin('/leaked-vms'));
  const leak = (...hostnames: string[]) =>
    local.admin('/leaked-vms', { method: 'PUT', body: { hostnames } });

  beforeEach(async () => {
    local = new LocalCloud();
    await local.start();
    await local.login();
  });
  afterEach(() => local.remove());

  it('are VMs like others: listed, paid for, counted against the quota', async () => {
    expect(await leaked()).to.deep.equal([]);
    expect(leakedNamesOf(await leak('burst-a', 'burst-b'))).to.have.length(2);
    const { vms } = vmsOf(await local.api('/v2/vms'));
    expect(vms.map(({ hostname }) => hostname)).to.deep.equal(['burst-a', 'burst-b']);
    await local.admin('/quota', { method: 'PUT', body: { limit: 2 } });
    expect((await local.create()).status).to.equal(403);
  });

  it('are gone where somebody ends them, and all of them with the fault', async () => {
    await leak('burst-a', 'burst-b');
    const [first] = vmsOf(await local.api('/v2/vms')).vms;
    await local.api(`/v2/vms/${first?.id}`, { method: 'DELETE' });
    expect(await leaked()).to.deep.equal(['burst-b']);
    await local.restart();
    expect(await leaked()).to.deep.equal(['burst-b']);
    await local.admin('/leaked-vms', { method: 'DELETE' });
    expect(vmsOf(await local.api('/v2/vms')).vms).to.deep.equal([]);
  });
});
