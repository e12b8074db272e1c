import { expect } from 'chai';
import { password } from '../openstack/local-cloud.ts';
import { LocalWaldur } from './local-waldur.ts';

const instances = '/api/openstack-instances/';
const credentials = '/api/openstack-credentials/';

describe("Waldur's tokens, and its credentials of OpenStack", () => {
  let local: LocalWaldur;

  beforeEach(async () => {
    local = await new LocalWaldur().start();
  });

  afterEach(() => local.end());

  it('are asked for everywhere but at its health', async () => {
    const detail = async (shown: string) => {
      const { status, json } = await local.ask(instances, 'GET', undefined, shown);
      return [status, json.detail];
    };
    const absent = 'Authentication credentials were not provided.';
    expect(await detail('')).to.deep.equal([401, absent]);
    expect(await detail('Token wrong')).to.deep.equal([401, 'Invalid token.']);
    const { json } = await local.ask('/api/health', 'GET', undefined, '');
    expect(json).to.include({ status: 'ok' });
  });

  it('expire, and others are had with the password', async () => {
    local.waldur.faults.set('old', { tokensExpire: true });
    expect((await local.ask(instances)).json.detail).to.equal('Token has expired.');
    const logIn = (secret: string) =>
      local.ask('/api-auth/password/', 'POST', { username: 'bob', password: secret });
    expect((await logIn('wrong')).status).to.equal(401);
    const shown = `Token ${(await logIn('secret')).json.token}`;
    const status = async () => (await local.ask(instances, 'GET', undefined, shown)).status;
    expect(await status()).to.equal(200);
    local.openstack.nowMs += 60_000;
    expect(await status()).to.equal(401);
  });

  it('say whether OpenStack accepts them, until they are renewed', async () => {
    const { json } = await local.ask(credentials);
    expect(json).to.deep.equal({ state: 'valid', username: 'alice' });
    const { cloud } = local.openstack;
    local.openstack.nowMs += 1;
    cloud.faults.set('expired', { passwordsExpire: true });
    const expired = (await local.ask(credentials)).json;
    expect(expired).to.include({ state: 'expired' });
    const refused = await local.ask(instances);
    expect(refused.status).to.equal(409);
    expect(refused.json.detail).to.contain("does not accept Waldur's credentials");

    const [, user = ''] = /for user: (\w+)/.exec(expired.message) ?? [];
    const change = { user: { original_password: password, password: 'next' } };
    await local.openstack.ask(`/v3/users/${user}/password`, { method: 'POST', json: change });
    expect((await local.ask(credentials)).json).to.include({ state: 'rejected' });
    const renewed = await local.ask(credentials, 'PATCH', { password: 'next' });
    expect(renewed.json).to.deep.equal({ state: 'valid', username: 'alice' });
    expect((await local.ask(instances)).status).to.equal(200);
  });

  it('expire by a rule for Waldur alone, until they are renewed', async () => {
    expect((await local.ask(instances)).status).to.equal(200);
    local.openstack.nowMs += 1;
    local.waldur.faults.set('old', { credentialsExpire: true });
    expect((await local.ask(credentials)).json).to.include({ state: 'expired', username: 'alice' });
    expect((await local.ask(instances)).status).to.equal(409);
    expect((await local.openstack.logIn()).status).to.equal(201);
    const renewed = await local.ask(credentials, 'PATCH', { password });
    expect(renewed.json).to.deep.equal({ state: 'valid', username: 'alice' });
    expect((await local.ask(instances)).status).to.equal(200);
  });

  it('say nothing of them where OpenStack does not answer', async () => {
    const rule = { of: 'identity', answer: { status: 500 } };
    local.openstack.cloud.faults.set('down', rule);
    expect((await local.ask(credentials)).status).to.equal(502);
  });

  it('is refused as a rule says', async () => {
    const rule = { of: 'quotas', answer: { status: 429, retryAfterS: 30 } };
    local.waldur.faults.set('busy', rule);
    const { status, headers, json } = await local.ask('/api/openstack-quotas/');
    expect([status, headers.get('retry-after')]).to.deep.equal([429, '30']);
    expect(json).to.deep.equal({ detail: 'Request was throttled.' });
  });
});
