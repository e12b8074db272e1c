import { expect } from 'chai';
import { CircuitBreaker } from '../../../fixtures/fakes/calls/circuit-breaker.ts';
import { HttpWaldur } from '../../../fixtures/fakes/provider-daemon/adapters/openstack/http-waldur.ts';
import { GuardedCaller } from '../../../fixtures/fakes/provider-daemon/calls/guarded-caller.ts';
import { instance, LocalWaldur, token } from './local-waldur.ts';

describe('Waldur, for the provider-daemon', () => {
  let local: LocalWaldur;
  let waldur: HttpWaldur;

  beforeEach(async () => {
    local = await new LocalWaldur().start();
    const breaker = new CircuitBreaker({
      ...{ failures: 5, openMs: 1000, nowMs: Date.now, onChange: () => undefined },
    });
    const caller = new GuardedCaller({
      ...{ url: local.url.href, timeoutMs: 5000, breaker, nowMs: Date.now },
      ...{ headers: async () => ({ authorization: `Token ${token}` }), onCall: () => undefined },
    });
    waldur = new HttpWaldur(() => caller, 've1p');
  });

  afterEach(() => local.end());

  it('has health, credentials and quotas', async () => {
    expect(await waldur.health()).to.include({ status: 'ok' });
    expect(await waldur.credentials()).to.include({ state: 'valid' });
    expect((await waldur.quotas()).map(({ name }) => name)).to.deep.equal([
      ...['vcpu', 'ram', 'storage'],
    ]);
  });

  it('makes, lists and removes instances', async () => {
    const { uuid } = await waldur.createInstance(instance);
    expect(await waldur.createInstance(instance)).to.include({ uuid });
    expect((await waldur.instances())[0]).to.include({ uuid, name: 'vm-1', state: 'CREATING' });
    await waldur.deleteInstance(uuid);
    local.openstack.nowMs += 500;
    await waldur.deleteInstance(uuid);
    expect(await waldur.instances()).to.deep.equal([]);
  });

  it('runs out of quota as insufficient resources', async () => {
    for (const quota of [{ cores: 1 }, { gigabytes: 1 }]) {
      local.openstack.cloud.faults.set('small', { quota });
      const error = await waldur.createInstance(instance).catch((error: unknown) => error);
      expect(error).to.include({ reason: 'insufficient_resources' });
    }
  });
});
