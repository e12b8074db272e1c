import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { event, RollOutCluster } from '../roll-out-cluster.ts';

const fault = { kind: 'quota', namespace: 'shop', withinSeconds: 0.2 };

describe('quota', () => {
  const cluster = () => new RollOutCluster();
  const refused = (message: string) => event('FailedCreate', 'web-1', message);

  it('puts a ResourceQuota in place, with a label for its undo', async () => {
    const fake = cluster();
    const one = await aim({ ...fault, hard: { pods: 0 } }, fake.asCluster());
    expect(one.targets).to.deep.equal(['ResourceQuota/shop/limits']);
    await one.inject();
    const object = JSON.parse(fake.injected[0]?.[0] ?? '');
    expect(object).to.deep.include({ kind: 'ResourceQuota', spec: { hard: { pods: '0' } } });
    const [undo] = one.undo;
    const id = undo?.kind === 'node-exec' ? undo.argv[5] : '';
    expect(object.metadata.labels).to.deep.equal({ 'firedrill.io/fault': id });
  });

  it('has bitten when it has refused a pod, and not when something else did', async () => {
    const fake = cluster();
    fake.events.push(refused('pods "web" is forbidden: exceeded quota: limits'));
    const limits = [{ type: 'Container', max: { memory: '64Mi' } }];
    const one = await aim({ ...fault, limits }, fake.asCluster());
    await one.inject();
    expect(String(await failureOf(one.bite?.() ?? Promise.resolve()))).to.include(
      'refused no pod within 0.2 s',
    );
    fake.events.push(event('FailedCreate', 'web-2', 'maximum memory usage per Container is 64Mi'));
    expect(await failureOf(one.bite?.() ?? Promise.resolve())).to.equal(undefined);
    const other = await aim({ ...fault, hard: { pods: 0 } }, fake.asCluster());
    await other.inject();
    fake.events.push(event('FailedCreate', 'web-3', 'exceeded quota: limits, requested: pods=1'));
    expect(await failureOf(other.bite?.() ?? Promise.resolve())).to.equal(undefined);
  });

  it('knows what is refused for want of requests, and not what another quota refuses', async () => {
    const fake = cluster();
    const one = await aim({ ...fault, hard: { 'limits.memory': '1Gi' } }, fake.asCluster());
    await one.inject();
    fake.events.push(refused('exceeded quota: theirs, requested: pods=1'));
    expect(String(await failureOf(one.bite?.() ?? Promise.resolve()))).to.include('refused no pod');
    fake.events.push(
      event('FailedCreate', 'web-2', 'failed quota: limits: must specify limits.memory'),
    );
    expect(await failureOf(one.bite?.() ?? Promise.resolve())).to.equal(undefined);
  });

  it('is refused without one kind of limit, or a namespace that exists', async () => {
    const failure = (fields: object) =>
      failureOf(aim({ ...fault, ...fields }, cluster().asCluster()));
    expect(await failure({})).to.include({ code: 'BAD_SCENARIO' });
    expect(await failure({ hard: { pods: 0 }, limits: [{}] })).to.include({ code: 'BAD_SCENARIO' });
    expect(String(await failure({ namespace: 'shp', hard: { pods: 0 } }))).to.include(
      'no namespace "shp"',
    );
  });
});
