import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import { aim } from '../../harness/faults/aim.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { failureOf } from './failure-of.ts';
import { RollOutCluster } from './roll-out-cluster.ts';

const target = { namespace: 'shop', name: 'web' };
const template = { spec: { containers: [{ name: 'web', image: 'shop/web:2' }] } };
const withinSeconds = 600;
const quota = { kind: 'quota', namespace: 'shop', hard: { pods: 0 }, withinSeconds };

/** Faults whose injection waits for what never comes. */
const waiting: Readonly<Record<string, Scenario['fault']>> = {
  deploy: { kind: 'deploy', target, template, withinSeconds },
  'image-pull': { kind: 'image-pull', target, tag: '9.9', withinSeconds },
  quota,
  together: { kind: 'together', faults: [quota, quota] },
};

/** Interrupts the run when the injector has looked a second time for what it waits for. */
async function interrupted(fault: Scenario['fault']): Promise<unknown> {
  const run = new AbortController();
  const cluster = new RollOutCluster();
  const one = await aim(fault, cluster.asCluster(), run.signal);
  cluster.onLook = (times) => {
    if (times === 2) run.abort(new HarnessError('INTERRUPTED', 'Ctrl-C'));
  };
  return failureOf(one.inject().then(() => one.bite?.()));
}

describe('a run that is interrupted while a fault is injected', () => {
  for (const [kind, fault] of Object.entries(waiting)) {
    it(`does not wait for ${kind}`, async () => {
      expect(await interrupted(fault)).to.include({ code: 'INTERRUPTED' });
    });
  }

  it('does not wait for an answer of the cluster, which may never come', async () => {
    const run = new AbortController();
    const cluster = new RollOutCluster();
    const one = await aim(quota, cluster.asCluster(), run.signal);
    await one.inject();
    cluster.answers = false;
    cluster.onLook = () => run.abort(new HarnessError('INTERRUPTED', 'Ctrl-C'));
    expect(await failureOf(one.bite?.() ?? Promise.resolve())).to.include({ code: 'INTERRUPTED' });
  });

  it('injects no further part of a fault', async () => {
    const run = new AbortController();
    const cluster = new RollOutCluster();
    const fault = { kind: 'together', faults: [quota, quota] };
    const one = await aim(fault, cluster.asCluster(), run.signal);
    cluster.onInject = () => run.abort(new HarnessError('INTERRUPTED', 'Ctrl-C'));
    expect(await failureOf(one.inject())).to.include({ code: 'INTERRUPTED' });
    expect(cluster.injected).to.have.length(1);
  });
});
