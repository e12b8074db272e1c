import { expect } from 'chai';
import { until } from '../../faults/until.ts';
import { errorOf, machinesOf, vmOf } from './answers.ts';
import { LocalCloud } from './local-cloud.ts';

const seed = '/var/lib/cloud/seed/nocloud';

describe('machines of vpsie-api', () => {
  let local: LocalCloud;
  const list = async (query = '') => machinesOf(await local.admin(`/machines${query}`));
  const report = (id: number, body: object) =>
    local.admin(`/machines/vm-${id}`, { method: 'PUT', body });

  beforeEach(async () => {
    local = new LocalCloud();
    await local.start();
  });
  afterEach(() => local.remove());

  async function machineOf(fields: object): Promise<number> {
    const { id } = vmOf(await local.create(fields));
    await until(() => local.cloud.vms.get(id).status === 'creating');
    return id;
  }

  it('have what cloud-init reads: user data as it came, name and keys, vendor data of their time', async () => {
    local.cloud.setSshKey('ops', 'ssh-ed25519 AAAA ops');
    const vendorData = '#cloud-config\nruncmd: [systemctl mask kubelet]\n';
    await local.admin('/vendor-data', { method: 'PUT', body: { text: vendorData } });
    const userData = '#cloud-config\nruncmd: [true]\n';
    const id = await machineOf({ sshKeyIds: ['ops'], userData });
    await local.admin('/vendor-data', { method: 'DELETE' });
    await machineOf({ hostname: 'burst-2' });
    const { machines } = await list();
    expect(machines[0]).to.include({ id: `vm-${id}`, hostname: 'burst-1', power: 'on' });
    expect(machines[0]?.files[`${seed}/user-data`]).to.equal(userData);
    expect(machines[0]?.files[`${seed}/vendor-data`]).to.equal(vendorData);
    expect(JSON.parse(machines[0]?.files[`${seed}/meta-data`] ?? '')).to.deep.equal({
      'instance-id': `vm-${id}`,
      'local-hostname': 'burst-1',
      'public-keys': ['ssh-ed25519 AAAA ops'],
    });
    expect(machines[1]?.files[`${seed}/vendor-data`]).to.equal('');
  });

  it('are told at once to who asks with another revision, and to who waits when they change', async () => {
    const { revision } = await list();
    const waiting = list(`?after=${revision}`);
    const id = await machineOf({});
    const told = await waiting;
    expect(told.revision).to.not.equal(revision);
    expect(told.machines[0]?.id).to.equal(`vm-${id}`);
    const gone = list(`?after=${told.revision}`);
    // What changes no machine wakes nobody up.
    await report(id, { state: 'running', address: '172.18.0.9' });
    await local.api(`/v2/vms/${id}`, { method: 'DELETE' });
    expect((await gone).machines).to.deep.equal([]);
  });

  it('make their VM running with its address, stopped, or an error with the reason', async () => {
    const id = await machineOf({});
    const vm = async () => (await local.api(`/v2/vms/${id}`)).json;
    expect((await report(id, { state: 'running', address: '172.18.0.9' })).status).to.equal(204);
    expect(await vm()).to.include({ status: 'running', ipAddress: '172.18.0.9' });
    await report(id, { state: 'failed', detail: 'no memory' });
    expect(await vm()).to.include({ status: 'error', error: 'no memory' });
    expect((await list()).machines).to.deep.equal([]);
  });

  it('whose VM is no more are to go, and one that went by itself leaves its VM in an error', async () => {
    expect((await report(4711, { state: 'running' })).status).to.equal(404);
    const gone = (id: number) => local.admin(`/machines/vm-${id}`, { method: 'DELETE' });
    expect((await gone(4711)).status).to.equal(204);
    const id = await machineOf({});
    expect((await gone(id)).status).to.equal(204);
    expect(vmOf(await local.api(`/v2/vms/${id}`)).error).to.equal('its machine is gone');
    expect(errorOf(await report(id, { state: 'odd' })).field).to.equal('state');
  });
});
