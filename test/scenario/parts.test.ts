import { expect } from 'chai';
import { imagesOf, withParts } from '../../harness/scenario/parts.ts';
import { parseSystem } from '../../harness/scenario/system-file.ts';
import { systemText } from './documents.ts';
import { thrown } from './thrown.ts';

const parts = `parts:
  ci:
    images: [shop/db:2, { name: shop/web:1, build: web }]
    manifests: parts/ci
    namespaces: [shop, keda]
    ready: [{ kind: Deployment, namespace: keda, name: operator }]
    probes:
      - { name: push, request: { url: 'http://git/' }, expect: { status: 200 } }
  build-node:
    workers:
      - name: build
        labels: { raibid.ci/build: 'true' }
        taints: ['raibid.ci/build=true:NoSchedule']
        disks: [{ path: /var/lib/kubelet, sizeMb: 300 }]
    mirrored: [{ image: firedrill/busybox:1, as: 'docker.io/library/busybox:latest' }]
  monitoring:
    manifests: [parts/alerts, parts/metrics]
    namespaces: [monitoring]
    alerts: { namespace: monitoring, service: prometheus, port: 9090 }
  cloud:
    machines: { namespace: cloud, service: api, port: 8081, limit: 3, images: [shop/web:1] }
`;
const system = parseSystem('/s', 'system.yaml', systemText + parts);

describe('parts of a system', () => {
  it('are not there unless they are named', () => {
    const none = withParts(system, []);
    expect(none).to.equal(system);
    expect(none.manifests).to.deep.equal(['manifests']);
    expect(none.workers).to.deep.equal([]);
    expect(none).not.to.have.property('alerts');
    expect(none).not.to.have.property('machines');
  });

  it('follow the contents that are always there, each thing once, in the order of the file', () => {
    const whole = withParts(system, ['monitoring', 'ci']);
    expect(whole.manifests).to.deep.equal([
      'manifests',
      'parts/ci',
      'parts/alerts',
      'parts/metrics',
    ]);
    expect(whole.namespaces).to.deep.equal(['shop', 'keda', 'monitoring']);
    expect(whole.ready.map(({ name }) => name)).to.deep.equal(['web', 'operator']);
    expect(whole.probes.map(({ name }) => name)).to.deep.equal(['front-page', 'push']);
    expect(whole.images).to.deep.equal([
      { name: 'shop/web:1' },
      { name: 'shop/db:2', build: '/s/images/db' },
      { name: 'shop/db:2' },
      { name: 'shop/web:1', build: '/s/web' },
    ]);
    expect(whole.workers).to.deep.equal([]);
    expect(whole.alerts).to.deep.equal({
      namespace: 'monitoring',
      service: 'prometheus',
      port: 9090,
    });
  });

  it('bring machines, with the images that these are made of and may use', () => {
    const { machines } = withParts(system, ['cloud']);
    expect(machines).to.include({ namespace: 'cloud', service: 'api', port: 8081, limit: 3 });
    const more = imagesOf(withParts(system, ['cloud'])).slice(imagesOf(system).length);
    expect(more.map(({ name }) => name)).to.deep.equal(['firedrill/machine:1', 'shop/web:1']);
  });

  it('add nothing when they are added again, and may be added one after the other', () => {
    const both = withParts(system, ['ci', 'build-node']);
    expect(withParts(both, ['ci'])).to.deep.equal(both);
    expect(withParts(withParts(system, ['ci']), ['build-node'])).to.deep.equal(both);
  });

  it('are named as they are: an unknown one is met with the nearest', () => {
    const place = { file: 'hang.yaml', line: 6, column: 12 };
    const found = thrown(() => withParts(system, ['ci', 'build-nod'], () => place));
    expect(found).to.deep.include({ code: 'BAD_SCENARIO', at: 'hang.yaml:6:12' });
    expect(found.message).to.match(/no part "build-nod".*Did you mean "build-node"/);
    expect(thrown(() => withParts(system, ['constructor'])).code).to.equal('BAD_SCENARIO');
  });
});
