import { expect } from 'chai';
import { LocalProvider, manifest } from './local-provider.ts';

describe('provider-daemon: leases', () => {
  let local: LocalProvider;
  const records = () => [...local.daemon.parts.store.table('deployments').values()];
  const chainErrors = () => local.logged.filter(({ msg }) => msg === 'chain_error');

  beforeEach(async () => {
    local = new LocalProvider();
    await local.start();
  });
  afterEach(() => local.stop());

  it('bids on an order, deploys its lease, and tells that it is active', async () => {
    local.chain.order('o1', manifest());
    await local.run(4);
    expect(local.chain.made).to.deep.equal(['bid o1', `lease o1/${local.chain.provider}`]);
    const [record] = records();
    expect(record).to.include({ status: 'active', stage: 'running', attempts: 1 });
    expect(local.kubernetes.created).to.deep.equal([`${record?.id}-web`]);
    const text = local.daemon.parts.metrics.print();
    expect(text).to.include('virtengine_provider_deployment_successes_total 1\n');
    expect(text).to.include('virtengine_provider_deployment_duration_seconds_count 1\n');
    expect(local.logged.map(({ msg }) => msg)).to.include('deployment_active');
  });

  it('makes pods with the pull secret, the requests of the manifest and a Service', async () => {
    local.chain.order('o1', manifest());
    await local.run(3);
    const [deployment, service] = ['Deployment', 'Service'].map((kind) =>
      [...local.kubernetes.objects.values()].find((object) => object.kind === kind),
    );
    const { spec } = deployment.spec.template;
    expect(spec.imagePullSecrets).to.deep.equal([{ name: 'regcred' }]);
    expect(spec.containers[0].resources.requests).to.deep.equal({
      ...{ cpu: '100m', memory: String(64 * 2 ** 20), 'ephemeral-storage': String(2 ** 30) },
    });
    expect(service.spec.ports[0]).to.include({ port: 80, targetPort: 80, protocol: 'TCP' });
    expect(service.spec.selector).to.deep.equal(deployment.spec.selector.matchLabels);
  });

  it('deploys anew when the tenant changes the manifest', async () => {
    local.chain.order('o1', 'services: {}');
    await local.run(4);
    const [[id, lease]] = [...local.chain.leases] as [[string, object]];
    local.chain.leases.set(id, { ...lease, manifest: manifest() } as never);
    await local.run(3);
    expect(records()[0]).to.include({ status: 'active', manifestStatus: 'accepted' });
  });

  it('removes what is deployed when the lease is over, and its bid does not count any more', async () => {
    local.chain.order('o1', manifest());
    await local.run(4);
    local.chain.leases.clear();
    await local.run(3);
    expect(local.kubernetes.deployments()).to.deep.equal([]);
    expect(local.kubernetes.objects.size).to.equal(0);
    expect(local.logged.map(({ msg }) => msg)).not.to.include('orphan_removed');
    expect(records()[0]).to.include({ status: 'closed' });
    expect(local.daemon.parts.store.table('bids').get('o1')).to.include({ status: 'closed' });
  });

  it('removes nothing while the chain does not answer, or is behind', async () => {
    local.chain.order('o1', manifest());
    await local.run(4);
    const leases = new Map(local.chain.leases);
    local.chain.leases.clear();
    local.chain.height = 50;
    await local.run(15);
    local.chain.refuseAll = 503;
    await local.run(15);
    expect(local.kubernetes.removed).to.deep.equal([]);
    expect(chainErrors()[0]?.error).to.include('it is at height 50, and was at 100');
    expect(chainErrors()).to.have.length(1);
    local.chain.refuseAll = undefined;
    local.chain.height = 200;
    for (const [id, lease] of leases) local.chain.leases.set(id, lease);
    await local.run(30);
    expect(local.kubernetes.removed).to.deep.equal([]);
    expect(records()[0]).to.include({ status: 'active' });
  });

  it('deploys again what has gone from the cluster, and removes what has no lease', async () => {
    local.chain.order('o1', manifest());
    await local.run(4);
    const [path = '', object] =
      [...local.kubernetes.objects].find(([path]) => path.includes('/deployments/')) ?? [];
    local.kubernetes.objects.delete(path);
    const stray = structuredClone(object);
    stray.metadata.name = 've-stray-web';
    stray.metadata.labels['virtengine.com/deployment'] = 've-stray';
    local.kubernetes.objects.set(path.replace(/[^/]+$/, 've-stray-web'), stray);
    await local.run(25);
    expect(local.kubernetes.removed).to.deep.equal(['ve-stray-web']);
    expect(local.kubernetes.deployments()).to.deep.equal([object.metadata.name]);
    expect(records()[0]).to.include({ status: 'active', attempts: 1 });
    // How long the first one took is told once.
    const text = local.daemon.parts.metrics.print();
    expect(text).to.include('virtengine_provider_deployment_successes_total 2\n');
    expect(text).to.include('virtengine_provider_deployment_duration_seconds_count 1\n');
  });

  it('goes on after a restart where it was', async () => {
    local.chain.order('o1', manifest('registry.example.com/bad-image:1'));
    local.chain.order('o2', manifest());
    await local.run(16);
    const before = records();
    await local.restart();
    expect(records()).to.deep.equal(before);
    await local.run(3);
    expect(local.chain.made.filter((made) => made.startsWith('bid'))).to.have.length(2);
    expect(local.kubernetes.created).to.have.length(2);
  });

  it('takes its leases over from the chain where its state is lost', async () => {
    local.chain.order('o1', manifest());
    await local.run(4);
    const { rm } = await import('node:fs/promises');
    await local.daemon.parts.store.close();
    await rm(`${local.folder}/state`, { recursive: true });
    await local.open();
    await local.run(15);
    expect(records()[0]).to.include({ status: 'active', attempts: 1 });
    expect(local.kubernetes.created).to.have.length(1);
    expect(local.chain.made.filter((made) => made.startsWith('bid'))).to.have.length(1);
  });
});
