import { expect } from 'chai';
import { LocalProvider, manifest } from './local-provider.ts';

describe('provider-daemon: 200 leases of which 40 fail', () => {
  let local: LocalProvider;

  before(async () => {
    local = new LocalProvider();
    await local.start();
    for (let number = 0; number < 200; number += 1) {
      const image = ['bad-image', 'too-large'][number % 10] ?? 'web';
      local.chain.order(`o${number}`, manifest(`registry.example.com/${image}:1`));
    }
    await local.run(30);
  });
  after(() => local.stop());

  it('has the others active, and tries those again', () => {
    const records = [...local.daemon.parts.store.table('deployments').values()];
    const by = Object.groupBy(records, ({ status, failure }) =>
      status === 'active' ? status : `${failure?.reason}`,
    );
    expect(by.active).to.have.length(160);
    expect(by.image_pull).to.have.length(20);
    expect(by.insufficient_resources).to.have.length(20);
    expect(local.kubernetes.created).to.have.length(200);
    expect(new Set(local.kubernetes.created).size).to.equal(200);
  });

  it('counts each of them once for each attempt', () => {
    const text = local.daemon.parts.metrics.print();
    const number = (series: string) =>
      Number(new RegExp(`^${series} (\\d+)$`, 'm').exec(text)?.[1]);
    const failures = (reason: string) =>
      number(`virtengine_provider_deployment_failures_total{reason="${reason}"}`);
    const logged = local.logged.filter(({ msg }) => msg === 'deployment_failed');
    expect(number('virtengine_provider_deployment_successes_total')).to.equal(160);
    expect(failures('image_pull') + failures('insufficient_resources')).to.equal(logged.length);
    expect(logged.length).to.be.within(40, 80);
    expect(failures('timeout')).to.equal(0);
  });

  it('lists its objects, and asks for none alone', () => {
    const calls = local.kubernetes.server.history;
    const alone = calls.filter((call) => /^GET .*\/(pods|deployments|services)\/[^/]+$/.test(call));
    // But for those that are tried again: whether the attempt is applied already.
    expect(alone.length).to.be.at.most(80);
    expect(calls.filter((call) => call.startsWith('GET')).length).to.be.below(250);
  });
});
