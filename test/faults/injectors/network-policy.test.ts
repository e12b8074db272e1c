import { expect } from 'chai';
import { HarnessError } from '../../../harness/errors.ts';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const web = (name: string, address: string) => ({
  name,
  address,
  labels: { app: 'web' },
  containers: { web: ['web'] },
});
const caller = { name: 'agent', labels: { app: 'agent' }, containers: { agent: ['agent'] } };
const nodes = { 'control-plane': { zone: 'a' }, worker: { zone: 'b' } };
const to = { namespace: 'ci', selector: 'app=web' };

describe('network-policy', () => {
  const fault = {
    kind: 'network-policy',
    target: to,
    port: 3000,
    from: { namespace: 'ci', selector: 'app=agent' },
  };
  const pods = [web('web-a', '10.0.0.1'), caller];
  /** What a connection finds before the policy exists, and after. */
  const trying = (before: string, after: string) => {
    let made = false;
    return new FakeCluster(pods, {
      nodes,
      script: (words) => {
        if (words[0] === 'inject') made = true;
        return { stdout: made ? after : before };
      },
    });
  };

  it('is in place if it closes the port', async () => {
    const cluster = trying('open', 'closed');
    const aimed = await aim(fault, cluster.asCluster());
    expect(aimed.targets).to.deep.equal(['NetworkPolicy/ci/deny-all-ingress']);
    await aimed.inject();
    const made = cluster.execs.find(({ argv }) => argv[4] === 'inject');
    const policy = /^{.*}$/m.exec(made?.argv[2] ?? '')?.[0] ?? '';
    expect(JSON.parse(policy).spec).to.deep.equal({
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Ingress'],
    });
  });

  it('is inapplicable if the port stays open: it tries, and does not assume', async () => {
    const aimed = await aim(fault, trying('open', 'open').asCluster());
    const failure = await failureOf(aimed.inject());
    expect(failure).to.include({ code: 'INAPPLICABLE' });
    expect(String(failure)).to.include('agent still reaches web-a:3000');
  });

  it('does not wait for the network once the run is interrupted', async () => {
    const run = new AbortController();
    const cluster = new FakeCluster(pods, {
      nodes,
      script: (words) => {
        if (words[0] === 'inject') run.abort(new HarnessError('INTERRUPTED', 'Ctrl-C'));
        return { stdout: 'open' };
      },
    });
    const aimed = await aim(fault, cluster.asCluster(), run.signal);
    expect(await failureOf(aimed.inject())).to.include({ code: 'INTERRUPTED' });
  });

  it('proves nothing if the port is closed without it', async () => {
    const failure = await failureOf(aim(fault, trying('closed', 'closed').asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('agent does not reach web-a:3000');
  });

  for (const selector of ['app', 'app!=web', 'app in (a,b)']) {
    it(`is refused with the selector "${selector}", which a policy cannot express`, async () => {
      const target = { ...to, selector };
      const failure = await failureOf(aim({ ...fault, target }, trying('', '').asCluster()));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
    });
  }
});
