import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import type { AimedFault, Cluster } from '../../../harness/ports.ts';
import { failureOf } from '../failure-of.ts';
import { type Asked, ServedCluster } from '../served-cluster.ts';

const service = { namespace: 'net', name: 'cloud', port: 8081 };
const slow = { type: 'latency', attributes: { latency: 900 }, stream: 'upstream', toxicity: 0.5 };
const fault = { kind: 'toxic', service, proxy: 'api' };

/** Answers like toxiproxy 2.12: proxies with their toxics. */
class FakeToxiproxy {
  readonly proxy = { name: 'api', enabled: true, toxics: [] as { name: string }[] };
  forgets = false;

  answer({ method, path, body }: Asked): readonly [number, unknown?] | undefined {
    const [, , name, , toxic] = path.split('/');
    if (path === '/proxies') return [200, { api: this.proxy }];
    if (name !== 'api') return undefined;
    if (method === 'GET') return [200, this.proxy];
    if (this.forgets) return [200, {}];
    if (method === 'PATCH') Object.assign(this.proxy, body);
    else if (method === 'POST') this.proxy.toxics.push(body as { name: string });
    else {
      const at = this.proxy.toxics.findIndex((one) => one.name === toxic);
      if (at < 0) return [404, { error: 'toxic not found' }];
      this.proxy.toxics.splice(at, 1);
      return [204];
    }
    return [200, this.proxy];
  }
}

describe('toxic', () => {
  let toxiproxy: FakeToxiproxy;
  let served: ServedCluster;
  let cluster: Cluster;
  beforeEach(async () => {
    toxiproxy = new FakeToxiproxy();
    served = new ServedCluster((asked) => toxiproxy.answer(asked));
    cluster = await served.open();
  });
  afterEach(() => served.close());
  const undo = async (aimed: AimedFault) => {
    const [action] = aimed.undo;
    if (action?.kind !== 'node-exec') throw new Error('no command');
    const { exitCode, stderr } = await served.run(action.argv);
    expect(exitCode, stderr).to.equal(0);
  };

  it('adds one with a name of its own, and its undo removes only that one', async () => {
    toxiproxy.proxy.toxics.push({ name: 'theirs' });
    const aimed = await aim({ ...fault, toxic: slow }, cluster);
    expect(aimed.targets).to.deep.equal(['proxy/net/cloud/api: latency upstream']);
    expect(await aimed.isGone()).to.equal(true);
    await aimed.inject();
    const { name } = toxiproxy.proxy.toxics[1] ?? {};
    expect(name).to.match(/^firedrill-[0-9a-f]{10}$/);
    expect(toxiproxy.proxy.toxics[1]).to.deep.equal({ name, ...slow });
    expect(await aimed.isGone()).to.equal(false);
    await undo(aimed);
    expect(await aimed.isGone()).to.equal(true);
    await undo(aimed);
    expect(toxiproxy.proxy.toxics).to.deep.equal([{ name: 'theirs' }]);
  });

  it('affects all replies by default', async () => {
    const aimed = await aim({ ...fault, toxic: { type: 'timeout' } }, cluster);
    await aimed.inject();
    const [added] = toxiproxy.proxy.toxics;
    expect(added).to.deep.include({ stream: 'downstream', toxicity: 1, attributes: {} });
  });

  it('disables a proxy, and enables it again', async () => {
    const aimed = await aim({ ...fault, enabled: false }, cluster);
    await aimed.inject();
    expect(toxiproxy.proxy.enabled).to.equal(false);
    expect(await aimed.isGone()).to.equal(false);
    await undo(aimed);
    expect(toxiproxy.proxy.enabled).to.equal(true);
    expect(await aimed.isGone()).to.equal(true);
  });

  it('is gone if toxiproxy forgot it in a restart', async () => {
    const aimed = await aim({ ...fault, toxic: slow }, cluster);
    await aimed.inject();
    toxiproxy.proxy.toxics.length = 0;
    expect(await aimed.isGone()).to.equal(true);
    await undo(aimed);
  });

  it('fails if it is not in place afterwards', async () => {
    toxiproxy.forgets = true;
    const aimed = await aim({ ...fault, toxic: slow }, cluster);
    expect(String(await failureOf(aimed.inject()))).to.match(
      /does not have the change: latency upstream/,
    );
  });

  it('does not aim at a proxy that does not exist, or is already disabled', async () => {
    const missing = await failureOf(aim({ ...fault, proxy: 'apl', toxic: slow }, cluster));
    expect(missing).to.include({ code: 'FAULT_FAILED' });
    expect(String(missing)).to.match(/no proxy "apl". There are: api\./);
    toxiproxy.proxy.enabled = false;
    expect(String(await failureOf(aim({ ...fault, enabled: false }, cluster)))).to.match(
      /is already disabled/,
    );
  });

  const wrong: [string, object, RegExp][] = [
    ['neither a toxic nor enabled', {}, /either a toxic/],
    ['both', { toxic: slow, enabled: false }, /either a toxic/],
    ['an unknown type', { toxic: { type: 'down' } }, /latency/],
    ['a share above one', { toxic: { ...slow, toxicity: 2 } }, /1/],
    ['enabled: true', { enabled: true }, /false/],
  ];
  for (const [what, fields, message] of wrong) {
    it(`refuses ${what}`, async () => {
      const failure = await failureOf(aim({ ...fault, ...fields }, cluster));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
      expect(String(failure)).to.match(message);
    });
  }
});
