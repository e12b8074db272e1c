import { expect } from 'chai';
import { LocalProvider, manifest } from './local-provider.ts';

describe('provider-daemon: leases that fail', () => {
  let local: LocalProvider;
  const records = () => [...local.daemon.parts.store.table('deployments').values()];
  const failures = () => local.logged.filter(({ msg }) => msg === 'deployment_failed');

  beforeEach(async () => {
    local = new LocalProvider();
    await local.start();
  });
  afterEach(() => local.stop());

  for (const [image, reason, words] of [
    ['bad-image', 'image_pull', 'ImagePullBackOff'],
    ['too-large', 'insufficient_resources', 'insufficient resources: no available nodes'],
    ['never', 'timeout', 'timeout: not available within 120 s'],
  ] as const) {
    it(`fails with ${reason}, tries again later each time, and is active once that is over`, async () => {
      local.chain.order('o1', manifest(`registry.example.com/${image}:1`));
      await local.run(reason === 'timeout' ? 124 : 16);
      const [failure] = failures();
      expect(failure).to.include({ level: 'error', stage: 'deploying', reason, attempt: 1 });
      expect(failure?.error).to.include(words);
      expect(records()[0]).to.include({ status: 'failed', stage: 'deploying' });
      const text = local.daemon.parts.metrics.print();
      expect(text).to.include(
        `virtengine_provider_deployment_failures_total{reason="${reason}"} 1\n`,
      );
      local.kubernetes.healed.add(image);
      await local.run(30);
      expect(records()[0]).to.include({ status: 'active', attempts: 2 });
      expect(local.kubernetes.created).to.have.length(1);
    });
  }

  it('makes no storm of calls while Kubernetes is down or refuses it, and names the kubeconfig', async () => {
    await local.run(2);
    local.chain.order('o1', manifest());
    for (const [status, most] of [
      [503, 20],
      [401, 80],
    ] as const) {
      local.kubernetes.refuseAll = status;
      local.kubernetes.server.history.length = 0;
      await local.run(120);
      expect(local.kubernetes.server.history.length).to.be.within(5, most);
    }
    expect(failures().at(-1)).to.include({ reason: 'adapter' });
    expect(failures().at(-1)?.error).to.include(`refuses the credentials in ${local.kubeconfig}`);
    local.kubernetes.refuseAll = undefined;
    await local.run(70);
    expect(records()[0]).to.include({ status: 'active' });
  });

  it('asks ten seconds later again for a removal that is refused', async () => {
    local.chain.order('o1', manifest());
    await local.run(4);
    local.kubernetes.refuseRemovals = true;
    local.chain.leases.clear();
    local.kubernetes.server.history.length = 0;
    await local.run(60);
    const removals = local.kubernetes.server.history.filter((call) => call.startsWith('DELETE'));
    expect(removals.length).to.be.within(4, 7);
    local.kubernetes.refuseRemovals = false;
    await local.run(12);
    expect(records()[0]).to.include({ status: 'closed' });
    expect(local.kubernetes.objects.size).to.equal(0);
  });

  it('fails a lease of a kind that this daemon no longer deploys, and tries it less and less often', async () => {
    local.chain.order('vm', manifest('debian-12'), { kind: 'vm' });
    await local.run(3);
    local.waldur.instances.clear();
    await local.restart({ WALDUR_URL: '' });
    const [record] = records();
    if (record) {
      local.daemon.parts.store.write(['deployments', record.id, { ...record, status: 'pending' }]);
    }
    await local.run(60);
    expect(failures().length).to.be.within(2, 6);
    expect(failures()[0]?.error).to.equal('no adapter of this daemon deploys leases of kind vm');
  });

  it('closes a lease that failed too often, and leaves nothing of it', async () => {
    local.daemon.parts.config.set('deploy.max_attempts', '2');
    local.chain.order('o1', manifest('registry.example.com/bad-image:1'));
    await local.run(60);
    expect(local.chain.made.at(-1)).to.equal(`close o1/${local.chain.provider}`);
    expect(local.kubernetes.objects.size).to.equal(0);
    expect(records()[0]).to.include({ status: 'failed', attempts: 2 });
    expect(records()[0]?.endedAtMs).to.be.a('number');
  });

  it('tells a broken pod network from other causes by the events of the pod', async () => {
    local.chain.order('o1', manifest('registry.example.com/no-network:1'));
    await local.run(3);
    const [name] = local.kubernetes.deployments();
    local.kubernetes.events.push({
      ...{
        type: 'Warning',
        reason: 'FailedCreatePodSandBox',
        involvedObject: { name: `${name}-pod` },
      },
      message: 'failed to setup network for sandbox: no CNI configuration',
    });
    await local.run(14);
    expect(failures()[0]).to.include({ reason: 'network' });
  });

  it('refuses a manifest at validation, and not a second time before something changes', async () => {
    local.chain.order('o1', `${manifest()}    privileged: true\n`);
    await local.run(60);
    expect(failures()).to.have.length(1);
    expect(failures()[0]).to.include({
      stage: 'manifest validation',
      reason: 'manifest_validation',
    });
    expect(failures()[0]?.error).to.include('services.web.privileged (line 9)');
    expect(records()[0]).to.include({ status: 'failed', manifestStatus: 'rejected' });
    expect(local.kubernetes.created).to.deep.equal([]);
  });

  it('refuses a manifest that asks for more than was bid for', async () => {
    local.chain.order('o1', manifest().replace('100m', '"2"'));
    await local.run(3);
    expect(failures()[0]?.error).to.include('they ask for 2 of cpu, and the lease is for 100m');
  });
});
