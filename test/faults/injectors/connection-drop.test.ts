import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import type { Cluster } from '../../../harness/ports.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const pod = { name: 'scaler-a', address: '10.0.0.7', labels: { app: 'scaler' } };
const nodes = { 'control-plane': {}, worker: {} };
const service = { namespace: 'ops', name: 'scaler', port: 8080 };
const told = { service, path: '/debug/watches', where: { path: '/api/nodes' }, port: 'localPort' };
const fault = { kind: 'connection-drop', of: { namespace: 'ops', selector: 'app=scaler' }, told };

describe('connection-drop', () => {
  let connections: unknown;

  beforeEach(() => {
    connections = [
      { path: '/api/pods', localPort: 40_001 },
      { path: '/api/nodes', localPort: 40_002 },
      { path: '/api/nodes', localPort: 40_003 },
    ];
  });

  /** Its pods, and a Service that lists their connections. */
  function serving(fake: FakeCluster): Cluster {
    const cluster = fake.asCluster();
    const core = Object.assign(cluster.core, {
      listNamespacedService: async () => ({
        items: [{ metadata: { name: 'scaler' }, spec: { ports: [{ port: 8080 }] } }],
      }),
      connectGetNamespacedServiceProxyWithPath: async () => connections,
    });
    return { ...cluster, core };
  }

  const rulesOf = ({ execs }: FakeCluster) =>
    execs.flatMap(({ node, argv }) =>
      argv[4] === 'inject' ? [[node, /accept; (.*drop); }/.exec(argv[2] ?? '')?.[1]]] : [],
    );

  it('drops what comes in on the selected connections, in every node', async () => {
    const fake = new FakeCluster([pod], { nodes });
    const aimed = await aim(fault, serving(fake));
    expect(aimed.targets).to.deep.equal(['connections/ops/scaler-a']);
    expect(rulesOf(fake)).to.deep.equal([]);
    await aimed.inject();
    const rule = 'ip daddr 10.0.0.7 tcp dport { 40002, 40003 } counter drop';
    expect(rulesOf(fake)).to.deep.equal([
      ['control-plane', rule],
      ['worker', rule],
    ]);
    const undone = aimed.undo.map((undo) => undo.kind === 'node-exec' && undo.node);
    expect(undone).to.deep.equal(['control-plane', 'worker']);
  });

  it('takes the connections that are open when it is injected', async () => {
    const fake = new FakeCluster([pod], { nodes: { 'control-plane': {} } });
    const aimed = await aim(fault, serving(fake));
    connections = [{ path: '/api/nodes', localPort: 40_009 }];
    await aimed.inject();
    expect(rulesOf(fake)[0]?.[1]).to.include('{ 40009 }');
  });

  it('is gone when no node has its rule', async () => {
    const goneAt = (answer: (node: string) => string) => {
      const script = (_: unknown, node: string) => ({ stdout: `${answer(node)}\n` });
      return aim(fault, serving(new FakeCluster([pod], { nodes, script })));
    };
    expect(await (await goneAt(() => 'true')).isGone()).to.equal(true);
    expect(await (await goneAt((node) => String(node !== 'worker'))).isGone()).to.equal(false);
  });

  it('fails if no such connection is listed', async () => {
    for (const answer of [[], 'ok', [{ path: '/api/nodes' }], [{ localPort: 40_001 }]]) {
      connections = answer;
      const failure = await failureOf(aim(fault, serving(new FakeCluster([pod], { nodes }))));
      expect(failure).to.include({ code: 'FAULT_FAILED' });
      expect(failure).to.have.property('message').that.includes('no such connection');
    }
  });

  it('fails for several pods, and for one that shares its address with its node', async () => {
    for (const pods of [[pod, { ...pod, name: 'scaler-b' }], [{ ...pod, hostNetwork: true }]]) {
      const failure = await failureOf(aim(fault, serving(new FakeCluster(pods, { nodes }))));
      expect(failure).to.have.property('message').that.includes('must match exactly one pod');
    }
  });
});
