import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CoreV1Api, KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';
import { expect } from 'chai';
import type { Invariant } from '../../harness/model/system.ts';
import { readInvariant } from '../../harness/monitoring/read-invariant.ts';

const ledger = { namespace: 'cloud', service: 'api', port: 8081, path: '/ledger' };
const group = { apiVersion: 'cloud.test/v1', kind: 'NodeGroup', namespace: 'default' };
const invariant = (more: Partial<Invariant> = {}): Invariant => ({
  ...{ name: 'machines', says: 'not too many', read: ledger, take: 'vms.now' },
  ...{ counts: 'value', graceMs: 0, settleMs: 0 },
  ...more,
});

describe('an invariant, read', () => {
  let server: Server;
  let cluster: Parameters<typeof readInvariant>[0];
  let answers: Record<string, unknown>;
  const asked: string[] = [];
  const groups = '/apis/cloud.test/v1/namespaces/default/nodegroups';
  const service = '/api/v1/namespaces/cloud/services/api:8081/proxy/ledger';

  before(async () => {
    server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? '').split('?')[0] ?? '';
      asked.push(path);
      const found = answers[path];
      const answer = typeof found === 'function' ? found() : found;
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { message: 'not here' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const config = new KubeConfig();
    config.loadFromClusterAndUser(
      { name: 'c', server: `http://127.0.0.1:${port}`, skipTLSVerify: true },
      { name: 'u' },
    );
    cluster = {
      core: config.makeApiClient(CoreV1Api),
      objects: KubernetesObjectApi.makeApiClient(config),
    };
  });
  beforeEach(() => {
    asked.length = 0;
    answers = {
      [service]: { vms: { now: 3, limit: 5 } },
      '/apis/cloud.test/v1': {
        resources: [{ name: 'nodegroups', kind: 'NodeGroup', namespaced: true }],
      },
      [groups]: { items: [{ metadata: { name: 'burst' } }, { metadata: { name: 'slow' } }] },
      [`${groups}/burst`]: { spec: { maxNodes: 4 } },
    };
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const reading = (more: Partial<Invariant>, atEnd = false) =>
    readInvariant(cluster, invariant(more), { atEnd });

  it('is a number in a Service’s answer', async () => {
    expect(await reading({ atMost: 9 })).to.deep.equal({ value: 3 });
    expect(asked).to.deep.equal([service]);
  });

  it('has a bound in the same answer, or in another one', async () => {
    const beside = await reading({ atMost: { take: 'vms.limit' } });
    expect(beside).to.deep.equal({ value: 3, atMost: 5 });
    const elsewhere = { take: 'spec.maxNodes', read: { ...group, name: 'burst' } };
    expect(await reading({ atMost: elsewhere })).to.deep.equal({ value: 3, atMost: 4 });
  });

  it('counts the objects of a kind', async () => {
    const found = await reading({ read: group, take: 'items.length' });
    expect(found).to.deep.equal({ value: 2 });
  });

  it('has its required final value read at the end, and no sooner', async () => {
    const atEnd = { take: 'items.length', read: group };
    expect(await reading({ atEnd })).to.deep.equal({ value: 3 });
    expect(asked).to.deep.equal([service]);
    expect(await reading({ atEnd }, true)).to.deep.equal({ value: 3, atEnd: 2 });
  });

  it('has not broken a limit that was raised between two answers', async () => {
    let maxNodes = 1;
    answers[`${groups}/burst`] = () => ({ spec: { maxNodes: maxNodes++ * 2 } });
    const atMost = { take: 'spec.maxNodes', read: { ...group, name: 'burst' } };
    expect(await reading({ atMost })).to.deep.equal({ value: 3, atMost: 4 });
  });

  const unread: [what: string, change: () => void, more: Partial<Invariant>, why: RegExp][] = [
    [
      'the Service does not exist',
      () => delete answers[service],
      {},
      /api:8081 in cloud: GET \/ledger: 404/,
    ],
    [
      'the answer does not have it',
      () => undefined,
      { take: 'vms.then' },
      /^vms\.then of the answer is nothing/,
    ],
    [
      'it is not a number',
      () => (answers[service] = { vms: { now: '3' } }),
      {},
      /^vms\.now of the answer is "3", which is not a number/,
    ],
    [
      'its bound cannot be read',
      () => delete answers[`${groups}/burst`],
      { atMost: { take: 'spec.maxNodes', read: { ...group, name: 'burst' } } },
      /404/,
    ],
  ];
  for (const [what, change, more, why] of unread) {
    it(`is unknown if ${what}`, async () => {
      change();
      const found = await reading(more);
      expect(found).to.have.keys('because');
      expect('because' in found && found.because).to.match(why);
    });
  }
});
