import { expect } from 'chai';
import { until } from '../../faults/until.ts';
import {
  errorOf,
  hitsOf,
  machinesOf,
  quotaOf,
  statusPageOf,
  tokenOf,
  vmOf,
  vmsOf,
} from './answers.ts';
import { LocalCloud, newVm } from './local-cloud.ts';

describe('vpsie-api', () => {
  let local: LocalCloud;
  const statusOf = async (id: number) => vmOf(await local.api(`/v2/vms/${id}`)).status;

  beforeEach(async () => {
    local = new LocalCloud();
    await local.start();
  });
  afterEach(() => local.remove());

  describe('tokens', () => {
    it('are issued to the client, for five minutes', async () => {
      const issued = await local.login();
      expect(issued.status).to.equal(200);
      expect(tokenOf(issued).expiresIn).to.equal(300);
      expect((await local.api('/v2/vms')).status).to.equal(200);
      local.nowMs += 299_000;
      expect((await local.api('/v2/vms')).status).to.equal(200);
      local.nowMs += 2_000;
      const late = await local.api('/v2/vms');
      expect([late.status, errorOf(late).code]).to.deep.equal([401, 'expired_token']);
    });

    it('are refused for a wrong secret, and nothing goes without one', async () => {
      const body = { clientId: 'client', clientSecret: 'wrong' };
      const refused = await local.ask('/v2/oauth/token', { method: 'POST', body });
      expect([refused.status, errorOf(refused).code]).to.deep.equal([401, 'invalid_client']);
      for (const authorization of ['', 'Bearer', 'Bearer x', 'Bearer 9999999999.x', 'Basic eDp5']) {
        const { status } = await local.ask('/v2/vms', { headers: { authorization } });
        expect(status, authorization).to.equal(401);
      }
      expect((await local.ask('/v2/health')).status).to.equal(200);
    });

    it('of before are worth nothing once the credentials are rotated, nor is the old secret', async () => {
      await local.login();
      const rotated = await local.console('/console/api/credentials/rotate', { method: 'POST' });
      expect(errorOf(await local.api('/v2/vms')).code).to.equal('invalid_token');
      const old = { clientId: 'client', clientSecret: 'secret' };
      const ask = async (body: string | object) =>
        (await local.ask('/v2/oauth/token', { method: 'POST', body })).status;
      expect(await ask(old)).to.equal(401);
      expect(await ask(rotated.text)).to.equal(200);
    });
  });

  describe('VMs', () => {
    it('are created, listed, found and deleted', async () => {
      const created = await local.create();
      expect(created.status).to.equal(201);
      expect(created.json).to.include({ id: 1001, status: 'queued', ipAddress: null });
      expect(created.json).to.include(newVm);
      const { id } = vmOf(await local.create({ hostname: 'burst-2' }));
      const list = async (query: string) => vmsOf(await local.api(`/v2/vms?${query}`));
      expect(await list('')).to.include({ total: 2, page: 1, perPage: 50 });
      expect((await list('hostname=burst-2')).vms.map((vm) => vm.id)).to.deep.equal([id]);
      expect((await list('perPage=1&page=2')).vms[0]?.id).to.equal(id);
      expect((await list('status=running')).total).to.equal(0);
      expect((await local.api(`/v2/vms/${id}`, { method: 'DELETE' })).status).to.equal(204);
      for (const method of ['GET', 'DELETE']) {
        const gone = await local.api(`/v2/vms/${id}`, { method });
        expect([gone.status, errorOf(gone).code]).to.deep.equal([404, 'vm_not_found']);
      }
      expect((await list('')).total).to.equal(1);
    });

    it('are one for one Idempotency-Key, in header or body, and another body is refused', async () => {
      const key = { 'idempotency-key': 'a' };
      const first = await local.create({}, key);
      const again = await local.create({}, key);
      expect([first.status, again.status]).to.deep.equal([201, 200]);
      expect(vmOf(again).id).to.equal(vmOf(first).id);
      const inBody = await local.create({ idempotencyKey: 'a' });
      expect([inBody.status, vmOf(inBody).id]).to.deep.equal([200, vmOf(first).id]);
      const other = await local.create({ hostname: 'burst-2' }, key);
      expect([other.status, errorOf(other).code]).to.deep.equal([409, 'idempotency_conflict']);
      await local.api(`/v2/vms/${vmOf(first).id}`, { method: 'DELETE' });
      expect((await local.create({}, key)).status).to.equal(409);
      local.nowMs += 25 * 3600_000;
      await local.login();
      expect((await local.create({}, key)).status).to.equal(201);
    });

    it('are refused with the field for what there is not', async () => {
      for (const [field, value, code] of [
        ['offeringId', 'none', 'unknown_offering'],
        ['datacenterId', 'none', 'unknown_datacenter'],
        ['osImageId', 'none', 'unknown_image'],
        ['sshKeyIds', ['none'], 'unknown_ssh_key'],
      ] as const) {
        const refused = await local.create({ [field]: value });
        expect(refused.status).to.equal(422);
        expect(errorOf(refused)).to.include({ field, code });
      }
      expect(vmsOf(await local.api('/v2/vms')).total).to.equal(0);
    });

    it('are refused over quota, which a key of one that is there is not', async () => {
      await local.admin('/quota', { method: 'PUT', body: { limit: 1 } });
      expect((await local.create({}, { 'idempotency-key': 'a' })).status).to.equal(201);
      const over = await local.create({ hostname: 'burst-2' });
      expect([over.status, errorOf(over).code]).to.deep.equal([403, 'quota_exceeded']);
      expect(errorOf(over).message).to.include('quota exceeded');
      expect((await local.create({}, { 'idempotency-key': 'a' })).status).to.equal(200);
      const { vms } = quotaOf(await local.api('/v2/account/quota'));
      expect(vms).to.deep.equal({ limit: 1, used: 1 });
      expect((await local.admin('/quota')).json).to.include({ hits: 1, isDefault: false });
    });

    it('come on and off with their machines, and refuse what their status does not allow', async () => {
      const { id } = vmOf(await local.create());
      const act = (type: string) =>
        local.api(`/v2/vms/${id}/actions`, { method: 'POST', body: { type } });
      const report = (state: string) =>
        local.admin(`/machines/vm-${id}`, { method: 'PUT', body: { state } });
      const power = async () => machinesOf(await local.admin('/machines')).machines[0]?.power;
      expect(errorOf(await act('stop')).code).to.equal('wrong_status');
      await report('running');
      expect(await statusOf(id)).to.equal('running');
      expect((await act('stop')).status).to.equal(202);
      expect(await power()).to.equal('off');
      expect((await act('start')).status).to.equal(409);
      await report('stopped');
      expect(await statusOf(id)).to.equal('stopped');
      await act('start');
      // Told once more by a hypervisor that does not know better yet.
      await report('stopped');
      expect(await power()).to.equal('on');
      await report('running');
      await act('reboot');
      expect(await power()).to.equal('off');
      await report('stopped');
      expect(await power()).to.equal('on');
      await report('running');
      // By itself: it stays down until somebody starts it.
      await report('stopped');
      expect([await power(), await statusOf(id)]).to.deep.equal(['off', 'stopped']);
    });
  });

  describe("refuses in the contract's shape", () => {
    const post = (body: string | object, headers = {}) =>
      local.api('/v2/vms', { method: 'POST', body, headers });

    it('malformed JSON, bodies over 1 MB, other media types', async () => {
      const malformed = await post('{"hostname":');
      expect([malformed.status, errorOf(malformed).code]).to.deep.equal([400, 'malformed_json']);
      const large = await post(`"${'x'.repeat(1024 * 1024)}"`);
      expect([large.status, errorOf(large).code]).to.deep.equal([413, 'body_too_large']);
      expect(large.headers.connection).to.equal('close');
      const atLimit = await post(`"${'x'.repeat(1024 * 1024 - 2)}"`);
      expect(atLimit.status).to.equal(422);
      const form = await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' });
      expect(form.status).to.equal(415);
    });

    it('unknown routes, names and ids, and wrong methods with those that are right', async () => {
      for (const path of ['/v2/other', '/v2/vms/', '/v2/vms/abc', '/v2/vms/0', '/', '/../v2/vms']) {
        expect((await local.api(path)).status, path).to.equal(404);
      }
      const wrong = await local.api('/v2/vms', { method: 'PUT' });
      expect([wrong.status, wrong.headers.allow]).to.deep.equal([405, 'GET, POST']);
      expect((await local.ask('/v2/health', { host: 'www.vpsie.com' })).status).to.equal(421);
      // The admin interface is not on the public listener.
      expect((await local.ask('/faults')).status).to.equal(404);
    });

    it('what the contract does not allow, by its field', async () => {
      for (const [fields, field] of [
        [{ hostname: undefined }, 'hostname'],
        [{ hostname: 'Upper' }, 'hostname'],
        [{ hostname: 7 }, 'hostname'],
        [{ sshKeyIds: ['a', 7] }, 'sshKeyIds.1'],
        [{ userData: 'x'.repeat(65_537) }, 'userData'],
        [{ extra: true }, 'extra'],
      ] as const) {
        const refused = await local.create(fields);
        const { code, field: named } = errorOf(refused);
        expect([refused.status, code, named]).to.deep.equal([422, 'validation_failed', field]);
      }
      expect(errorOf(await local.create({ hostname: undefined })).message).to.equal(
        'hostname: is missing',
      );
      for (const query of ['page=0', 'page=x', 'perPage=101', 'status=lost', 'other=1']) {
        expect((await local.api(`/v2/vms?${query}`)).status, query).to.equal(422);
      }
    });
  });

  it('limits the rate with a token bucket, and says when to come back', async () => {
    await local.admin('/rate-limit', { method: 'PUT', body: { perMinute: 6, burst: 2 } });
    await local.login();
    const ask = () => local.api('/v2/vms');
    expect([(await ask()).status, (await ask()).status]).to.deep.equal([200, 200]);
    const refused = await ask();
    expect([refused.status, errorOf(refused).code]).to.deep.equal([429, 'rate_limited']);
    expect(refused.headers['retry-after']).to.equal('10');
    local.nowMs += 9_000;
    expect((await ask()).headers['retry-after']).to.equal('1');
    local.nowMs += 1_000;
    expect((await ask()).status).to.equal(200);
    expect((await ask()).status).to.equal(429);
    expect(hitsOf(await local.admin('/rate-limit'))).to.equal(3);
    await local.admin('/rate-limit', { method: 'DELETE' });
    expect((await ask()).status).to.equal(200);
  });

  it('has a status page, which is what it was told to say', async () => {
    const page = async () =>
      statusPageOf(await local.ask('/api/v2/status.json', { host: 'status.vpsie.com' }));
    expect((await page()).indicator).to.equal('none');
    const body = { indicator: 'major', description: 'API errors' };
    await local.admin('/status', { method: 'PUT', body });
    expect(await page()).to.deep.equal(body);
    expect((await local.admin('/status')).json).to.include({ hits: 1 });
    await local.admin('/status', { method: 'DELETE' });
    expect((await page()).indicator).to.equal('none');
  });

  it('in simulated mode has VMs that run by themselves, stop and start', async () => {
    const simulated = new LocalCloud({ simulate: true });
    await simulated.start();
    try {
      const statuses: string[] = [];
      simulated.cloud.vms.onChange((vm) => vm && statuses.push(vm.status));
      const { id } = vmOf(await simulated.create());
      const ended = (expected: readonly string[]) =>
        until(() => {
          const changes = statuses.filter((status, at) => status !== statuses[at - 1]);
          return changes.join(' ') === expected.join(' ');
        });
      const act = (type: string) =>
        simulated.api(`/v2/vms/${id}/actions`, { method: 'POST', body: { type } });
      const booted = ['queued', 'creating', 'running'];
      await ended(booted);
      expect(vmOf(await simulated.api(`/v2/vms/${id}`)).ipAddress).to.match(/^10\./);
      await act('stop');
      await ended([...booted, 'stopped']);
      await act('start');
      await ended([...booted, 'stopped', 'running']);
      await act('reboot');
      await ended([...booted, 'stopped', 'running', 'stopped', 'running']);
    } finally {
      await simulated.remove();
    }
  });
});
