import { expect } from 'chai';
import { LocalProvider, manifest } from './local-provider.ts';

describe('provider-daemon: VMs through Waldur', () => {
  let local: LocalProvider;
  const records = () => [...local.daemon.parts.store.table('deployments').values()];
  const failures = () => local.logged.filter(({ msg }) => msg === 'deployment_failed');

  beforeEach(async () => {
    local = new LocalProvider();
    await local.start();
    local.chain.order('vm', manifest('debian-12'), { kind: 'vm' });
  });
  afterEach(() => local.stop());

  it('makes an instance for a lease of a VM, and removes it afterwards', async () => {
    await local.run(4);
    expect(records()[0]).to.include({ kind: 'vm', status: 'active' });
    expect([...local.waldur.instances.values()].map(({ name }) => name)).to.deep.equal([
      `${records()[0]?.id}-web-0`,
    ]);
    expect(local.kubernetes.created).to.deep.equal([]);
    local.chain.leases.clear();
    await local.run(3);
    expect(local.waldur.instances.size).to.equal(0);
  });

  for (const [what, refusal, reason] of [
    [
      'a quota (403)',
      { status: 403, body: { detail: 'Quota exceeded for cores' } },
      'insufficient_resources',
    ],
    ['a quota (413)', { status: 413, body: { detail: 'Over limit' } }, 'insufficient_resources'],
    ['rejected credentials', { status: 401, body: { detail: 'Invalid token' } }, 'adapter'],
    [
      'too many calls',
      { status: 429, body: { detail: 'slow down' }, headers: { 'retry-after': '30' } },
      'adapter',
    ],
  ] as const) {
    it(`tells ${what} as ${reason}, and is active once that is over`, async () => {
      local.waldur.refuseCreation = refusal;
      await local.run(4);
      expect(failures()[0]).to.include({ reason, stage: 'deploying' });
      local.waldur.refuseCreation = undefined;
      await local.run(65);
      expect(records()[0]).to.include({ status: 'active' });
      expect(local.waldur.instances.size).to.equal(1);
    });
  }

  it('makes no storm of calls while Waldur is down, and goes on when it is back', async () => {
    await local.run(2);
    local.waldur.server.history.length = 0;
    local.waldur.isDown = true;
    await local.run(130);
    expect(local.waldur.server.history.length).to.be.within(5, 20);
    expect(failures()[0]).to.include({ reason: 'adapter' });
    expect(local.daemon.parts.adapters.state('openstack')).to.include({ up: false });
    local.waldur.isDown = false;
    await local.run(80);
    expect(records()[0]).to.include({ status: 'active' });
  });

  it('replaces an instance that OpenStack could not make', async () => {
    await local.run(2);
    const broken = () => {
      for (const [uuid, instance] of local.waldur.instances) {
        local.waldur.instances.set(uuid, {
          ...instance,
          state: 'ERRED',
          errorMessage: 'No valid host was found',
        });
      }
    };
    const [first] = local.waldur.instances.keys();
    broken();
    await local.run(12);
    expect(failures()[0]).to.include({ reason: 'insufficient_resources' });
    await local.run(12);
    expect(records()[0]).to.include({ status: 'active', attempts: 2 });
    expect([...local.waldur.instances.keys()])
      .to.have.length(1)
      .and.not.include(first);
  });
});
