import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const web = (name: string, address: string, more: object = {}) => ({
  name,
  address,
  labels: { app: 'web' },
  containers: { web: ['web'] },
  ...more,
});
const nodes = { 'control-plane': { zone: 'a' }, worker: { zone: 'b' } };
const to = { namespace: 'ci', selector: 'app=web' };

describe('packet-drop', () => {
  const fault = { kind: 'packet-drop', to };
  const pods = [web('web-a', '10.0.0.1'), web('web-b', '10.0.0.2')];
  const rulesOf = (cluster: FakeCluster) =>
    cluster.execs.flatMap(({ node, argv }) =>
      argv[4] === 'inject' ? [{ node, rule: /accept; (.*drop); }/.exec(argv[2] ?? '')?.[1] }] : [],
    );

  it('drops what goes to the pods, in every node', async () => {
    const cluster = new FakeCluster(pods, { nodes });
    const aimed = await aim(fault, cluster.asCluster());
    expect(aimed.targets).to.deep.equal(['packets/ci/web-a', 'packets/ci/web-b']);
    await aimed.inject();
    const rule = 'ip daddr { 10.0.0.1, 10.0.0.2 } counter drop';
    expect(rulesOf(cluster)).to.deep.equal([
      { node: 'control-plane', rule },
      { node: 'worker', rule },
    ]);
    const undone = aimed.undo.map((undo) => undo.kind === 'node-exec' && undo.node);
    expect(undone).to.deep.equal(['control-plane', 'worker']);
  });

  it('narrows it to a node, a port and a share', async () => {
    const cluster = new FakeCluster(pods.slice(0, 1), { nodes });
    const narrow = { ...fault, from: { selector: 'zone=b' }, port: 3000, share: '30%' };
    await (await aim(narrow, cluster.asCluster())).inject();
    expect(rulesOf(cluster)).to.deep.equal([
      {
        node: 'worker',
        rule: 'ip daddr { 10.0.0.1 } meta l4proto { tcp, udp } th dport 3000 numgen random mod 100 < 30 counter drop',
      },
    ]);
  });

  it('is not gone while one node still drops', async () => {
    const cluster = new FakeCluster(pods, {
      nodes,
      script: (_, node) => ({ stdout: node === 'worker' ? 'false\n' : 'true\n' }),
    });
    expect(await (await aim(fault, cluster.asCluster())).isGone()).to.equal(false);
  });

  it('does not cut off a whole node', async () => {
    const host = [web('web-a', '10.0.0.1'), web('web-b', '172.18.0.2', { hostNetwork: true })];
    const failure = await failureOf(aim(fault, new FakeCluster(host, { nodes }).asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
  });

  for (const share of ['0%', '101%', '50']) {
    it(`is refused with a share of ${share}`, async () => {
      const cluster = new FakeCluster(pods, { nodes }).asCluster();
      expect(await failureOf(aim({ ...fault, share }, cluster))).to.include({
        code: 'BAD_SCENARIO',
      });
    });
  }
});
