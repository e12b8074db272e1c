import { expect } from 'chai';
import { errorOf, quotaOf, vmOf } from './answers.ts';
import { LocalCloud } from './local-cloud.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('console of vpsie-api', () => {
  let local: LocalCloud;

  beforeEach(async () => {
    local = new LocalCloud();
    await local.start();
  });
  afterEach(() => local.remove());

  it('is for its user alone, and for forms of its own pages', async () => {
    for (const authorization of ['', 'Basic eDp5', 'Bearer x']) {
      const refused = await local.console('/', { headers: { authorization } });
      expect(refused.status).to.equal(401);
      expect(refused.headers['www-authenticate']).to.equal('Basic realm="VPSie console"');
    }
    const rotate = (origin: string) =>
      local.console('/console/credentials/rotate', { method: 'POST', headers: { origin } });
    expect((await rotate('https://elsewhere.example')).status).to.equal(403);
    expect((await rotate('https://console.vpsie.com')).status).to.equal(200);
  });

  it('lists VMs for a person, who terminates one by its button', async () => {
    const { id } = vmOf(await local.create());
    expect((await local.console('/')).text).to.include('burst-1');
    const path = `/console/vms/${id}/terminate`;
    const answer = await local.console(path, { method: 'POST', headers: form, body: '' });
    expect([answer.status, answer.headers.location]).to.deep.equal([303, '/']);
    expect((await local.console('/')).text).to.include('There are none.');
    expect((await local.api(`/v2/vms/${id}`)).status).to.equal(404);
  });

  it('shows what a caller wrote as text, not as its own', async () => {
    await local.create();
    local.cloud.vms.change(local.cloud.vms.get(1001), { error: '<script>"x"&' });
    const { text } = await local.console('/');
    expect(text).to.not.include('<script>');
    expect(text).to.include('&#60;script&#62;&#34;x&#34;&#38;');
  });

  it('raises the quota and shows the rotated secret once', async () => {
    const quota = { method: 'POST', headers: form, body: 'limit=25' };
    expect((await local.console('/console/quota', quota)).status).to.equal(303);
    expect(quotaOf(await local.api('/v2/account/quota')).vms.limit).to.equal(25);
    const bad = await local.console('/console/quota', { ...quota, body: 'limit=many' });
    expect([bad.status, errorOf(bad).field]).to.deep.equal([422, 'limit']);
    const rotated = await local.console('/console/credentials/rotate', { method: 'POST' });
    const [, secret] = /shown this once: <code>([\w-]+)</.exec(rotated.text) ?? [];
    const body = { clientId: 'client', clientSecret: secret };
    expect((await local.ask('/v2/oauth/token', { method: 'POST', body })).status).to.equal(200);
    expect((await local.console('/')).text).to.not.include(secret);
  });

  it('lets the account call more often, for a person and as JSON', async () => {
    await local.admin('/rate-limit', { method: 'PUT', body: { perMinute: 1, burst: 1 } });
    const byForm = { method: 'POST', headers: form, body: 'perMinute=90&burst=30' };
    expect((await local.console('/console/rate', byForm)).status).to.equal(303);
    expect((await local.console('/')).text).to.include('name="perMinute" type="number" min="1"');
    const shown = await local.console('/console/api/quota');
    expect(quotaOf(shown).calls).to.deep.equal({ perMinute: 90, burst: 30 });
    const rate = { perMinute: 600, burst: 100 };
    const put = await local.console('/console/api/rate', { method: 'PUT', body: rate });
    expect(quotaOf(put).calls).to.deep.equal(rate);
    const never = { method: 'PUT', body: { ...rate, perMinute: 0 } };
    const refused = await local.console('/console/api/rate', never);
    expect([refused.status, errorOf(refused).field]).to.deep.equal([422, 'perMinute']);
  });

  it('is there as JSON too', async () => {
    const api = '/console/api';
    const { id } = vmOf(await local.create());
    const { json } = await local.console(`${api}/vms`);
    expect(json).to.have.property('vms').with.length(1);
    expect(vmOf(await local.console(`${api}/vms/${id}`)).hostname).to.equal('burst-1');
    const put = { method: 'PUT', body: { limit: 3 } };
    const quota = await local.console(`${api}/quota`, put);
    expect(quotaOf(quota).vms).to.deep.equal({ limit: 3, used: 1 });
    expect((await local.console(`${api}/vms/${id}`, { method: 'DELETE' })).status).to.equal(204);
    expect((await local.console(`${api}/vms/${id}`)).status).to.equal(404);
    for (const what of ['offerings', 'datacenters', 'images', 'sshkeys', 'quota']) {
      expect((await local.console(`${api}/${what}`)).status, what).to.equal(200);
      const path = what === 'quota' ? '/v2/account/quota' : `/v2/${what}`;
      expect((await local.api(path)).status, path).to.equal(200);
    }
    const key = { id: 'ops', publicKey: 'ssh-ed25519 AAAAC3Nz ops@example' };
    const add = { method: 'POST', body: key };
    expect((await local.console(`${api}/sshkeys`, add)).status).to.equal(201);
    expect((await local.console(`${api}/sshkeys`, add)).status).to.equal(409);
    expect((await local.api('/v2/sshkeys')).json).to.deep.equal({ sshKeys: [key] });
    const noKey = { method: 'POST', body: { id: 'x', publicKey: 'not a key' } };
    expect(errorOf(await local.console(`${api}/sshkeys`, noKey)).field).to.equal('publicKey');
    expect((await local.create({ sshKeyIds: ['ops'] })).status).to.equal(201);
  });
});
