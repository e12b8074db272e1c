import { expect } from 'chai';
import { until } from '../../faults/until.ts';
import { instance, LocalWaldur } from './local-waldur.ts';

const path = '/api/openstack-instances/';

describe('Waldur', () => {
  let local: LocalWaldur;

  beforeEach(async () => {
    local = await new LocalWaldur().start();
  });

  afterEach(() => local.end());

  const quota = async (name: string) => {
    const { json } = await local.ask('/api/openstack-quotas/');
    return json.find((one: { name: string }) => one.name === name);
  };

  it('runs an instance in OpenStack, with its storage, and removes both', async () => {
    const { status, json } = await local.ask(path, 'POST', instance);
    expect([status, json.state]).to.deep.equal([201, 'CREATING']);
    expect(json.metadata).to.deep.equal({ deployment: 'd', provider: 've1p' });
    local.openstack.nowMs += 3000;
    const listed = await local.ask(`${path}?provider=ve1p`);
    expect(listed.json).to.deep.equal([{ ...json, state: 'OK' }]);
    expect((await local.ask(`${path}?provider=other`)).json).to.deep.equal([]);
    // The smallest flavor that is large enough has two.
    expect(await quota('vcpu')).to.deep.equal({ name: 'vcpu', limit: 40, usage: 2 });
    expect(await quota('storage')).to.include({ limit: 1_024_000, usage: 3072 });
    expect((await local.ask(`${path}${json.uuid}/`, 'DELETE')).status).to.equal(202);
    expect((await local.ask(path)).json[0].state).to.equal('DELETING');
    local.openstack.nowMs += 500;
    expect((await local.ask(`${path}${json.uuid}/`, 'DELETE')).status).to.equal(404);
    expect([await quota('vcpu'), await quota('storage')].map(({ usage }) => usage)).to.deep.equal([
      ...[0, 0],
    ]);
  });

  it('has one instance of a name, whoever asks at once', async () => {
    const both = await Promise.all([1, 2].map(() => local.ask(path, 'POST', instance)));
    const again = await local.ask(path, 'POST', instance);
    expect(again.status).to.equal(200);
    for (const { json } of both) expect(json.uuid).to.equal(again.json.uuid);
    expect((await local.ask(path)).json).to.have.length(1);
  });

  it('tells why OpenStack could not make one', async () => {
    const { faults } = local.openstack.cloud;
    faults.set('hosts', { buildsFail: 'No valid host was found.' });
    await local.ask(path, 'POST', instance);
    local.openstack.nowMs += 3000;
    expect((await local.ask(path)).json[0]).to.include({
      ...{ state: 'ERRED', errorMessage: 'No valid host was found.' },
    });
    const tooLarge = {
      ...instance,
      name: 'large',
      resources: { ...instance.resources, cpuMillis: 9e6 },
    };
    expect((await local.ask(path, 'POST', tooLarge)).json.detail).to.contain('no flavor has 9000');
    const unknown = await local.ask(path, 'POST', { ...instance, name: 'other', image: 'nginx' });
    expect([unknown.status, unknown.json.detail]).to.deep.equal([
      400,
      'there is no image nginx; there are ubuntu-24.04, ubuntu-22.04, debian-12, cirros-0.6',
    ]);
    expect((await local.ask(path, 'POST', { name: 'x' })).status).to.equal(400);
  });

  it('passes on that the quota is exhausted, and keeps no volume', async () => {
    local.openstack.cloud.faults.set('small', { quota: { cores: 1 } });
    const nova = await local.ask(path, 'POST', instance);
    expect([nova.status, nova.json.detail]).to.deep.equal([
      403,
      'OpenStack: Quota exceeded for cores: Requested 2, but already used 0 of 1 cores',
    ]);
    expect(await quota('storage')).to.include({ usage: 0 });
    local.openstack.cloud.faults.set('small', { quota: { gigabytes: 1 } });
    const cinder = await local.ask(path, 'POST', instance);
    expect(cinder.status).to.equal(413);
    expect(cinder.json.detail).to.contain('exceeds allowed gigabytes quota');
  });

  it('passes on that OpenStack is asked too often, and that it is in trouble', async () => {
    const { faults } = local.openstack.cloud;
    const answers = async (status: number) => {
      faults.set('rule', { of: 'compute', answer: { status, retryAfterS: 9 } });
      const said = await local.ask(path);
      return [said.status, said.headers.get('retry-after')];
    };
    expect(await answers(429)).to.deep.equal([429, '9']);
    expect(await answers(503)).to.deep.equal([502, null]);
  });

  it('logs in to OpenStack again where its token has expired', async () => {
    await local.ask(path, 'POST', instance);
    local.openstack.nowMs += 1;
    local.openstack.cloud.faults.set('old', { tokensExpire: true });
    expect((await local.ask(path)).json).to.have.length(1);
    expect(local.openstack.cloud.faults.show('old')).to.include({ hits: 1 });
  });

  it('does not wait for ever for an OpenStack that hangs', async () => {
    await local.end();
    local = await new LocalWaldur().start(50);
    local.openstack.cloud.faults.set('stuck', { hang: true });
    const { status, json } = await local.ask(path);
    expect([status, json.detail]).to.deep.equal([504, 'OpenStack: no answer within 0.05 s']);
    expect((await local.ask('/api/health')).status).to.equal(200);
    local.openstack.cloud.faults.remove('stuck');
    let found: unknown;
    await until(() => {
      void local.ask(path).then(({ json }) => {
        found = json;
      });
      return Array.isArray(found);
    });
  });

  it('lists what can be had', async () => {
    const [{ json }] = [await local.ask('/api/marketplace-public-offerings/')];
    expect(json[0]).to.include({ type: 'OpenStack.Instance' });
    expect(json[0].images).to.include('debian-12');
    expect(json[0].flavors[0]).to.deep.equal({ name: 'm1.tiny', vcpu: 1, ram: 512 });
  });
});
