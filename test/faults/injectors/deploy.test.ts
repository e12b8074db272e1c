import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { deploy } from '../../../harness/faults/injectors/deploy.ts';
import { failureOf } from '../failure-of.ts';
import { event, pod, RollOutCluster } from '../roll-out-cluster.ts';

const target = { namespace: 'shop', name: 'web' };
const template = { spec: { containers: [{ name: 'web', image: 'shop/web:2' }] } };
const fault = { kind: 'deploy', target, template, withinSeconds: 0.2 };

describe('deploy', () => {
  let cluster: RollOutCluster;
  beforeEach(() => {
    cluster = new RollOutCluster();
  });
  const aimed = (more: object = {}) => aim({ ...fault, ...more }, cluster.asCluster());
  const failure = async (more: object = {}) => {
    const one = await aimed(more);
    return String(await failureOf(one.inject()));
  };

  it('rolls a version out with a change cause, and is in place when a new pod fails', async () => {
    cluster.onRollOut = () => cluster.pods.push(pod('new', 'CrashLoopBackOff'));
    const one = await aimed({ cause: 'release 2' });
    expect(one.targets).to.deep.equal(['Deployment/shop/web']);
    expect(await one.isGone()).to.equal(true);
    await one.inject();
    expect(await one.isGone()).to.equal(false);
    const [, , , patch = ''] = cluster.injected.at(-1) ?? [];
    expect(JSON.parse(patch)).to.deep.equal({
      metadata: { annotations: { 'kubernetes.io/change-cause': 'release 2' } },
      spec: { template },
    });
  });

  it('counts a pod that is refused, and none that was there before', async () => {
    cluster.pods.push(pod('broken before', 'CrashLoopBackOff'));
    const before = event('FailedCreate', 'web-1');
    const job = { name: 'web-1', kind: 'Job' };
    cluster.events.push(before, event('FailedCreate', 'web-other-1'));
    cluster.onRollOut = () =>
      cluster.events.push({
        ...event('FailedCreate', 'web-1'),
        metadata: { uid: 'job' },
        involvedObject: job,
      });
    expect(await failure())
      .to.include('is not stuck after 0.2 s')
      .and.include('none has failed yet');
    cluster = new RollOutCluster();
    cluster.events.push(before);
    cluster.onRollOut = () => cluster.events.push(event('FailedCreate', 'web-2'));
    expect(await failureOf((await aimed()).inject())).to.equal(undefined);
  });

  it('is in place when a pod crashes that was ready for a moment', async () => {
    cluster.complete = true;
    cluster.onRollOut = () => cluster.pods.push(pod('new', 'CrashLoopBackOff'));
    expect(await failureOf((await aimed()).inject())).to.equal(undefined);
  });

  it('counts no probe that could not be asked', async () => {
    const said = (message: string) => ({ ...event('Unhealthy', 'new', message), count: 3 });
    cluster.onRollOut = () => {
      cluster.pods.push(pod('new'));
      cluster.events.push(said('Readiness probe errored and resulted in unknown state'));
    };
    expect(await failure()).to.include('none has failed yet');
    cluster = new RollOutCluster();
    cluster.onRollOut = () => {
      cluster.pods.push(pod('new'));
      cluster.events.push(said('Readiness probe failed: HTTP probe failed with statuscode: 404'));
    };
    expect(await failureOf((await aimed()).inject())).to.equal(undefined);
  });

  it('fails if the version is not broken, or not as it should be', async () => {
    cluster.complete = true;
    expect(await failure()).to.include('every pod of the new version is ready');
    expect(await failureOf((await aimed({ rollout: 'complete' })).inject())).to.include({
      code: 'FAULT_FAILED',
    });
    cluster = new RollOutCluster();
    cluster.complete = true;
    const whole = await aimed({ rollout: 'complete' });
    expect(await failureOf(whole.inject()), 'complete, as it should be').to.equal(undefined);
    cluster = new RollOutCluster();
    cluster.onRollOut = () => cluster.pods.push(pod('new', 'ErrImagePull'));
    const late = await failure({ rollout: 'complete' });
    expect(late).to.include('is not complete after 0.2 s. Its new pods: ErrImagePull');
  });

  it('is refused if it would change nothing, or the workload rolls nothing out', async () => {
    cluster.template = JSON.stringify({
      metadata: { annotations: { 'kubernetes.io/change-cause': 'a new release' } },
      spec: { template },
    });
    expect(await failure()).to.include('already has this version');
    cluster.paused = true;
    expect(String(await failureOf(aimed()))).to.include('is paused');
    const other = { ...target, name: 'webb' };
    expect(String(await failureOf(aimed({ target: other }))))
      .to.include('"webb"')
      .and.include('web');
    expect(await failureOf(aimed({ template: {} }))).to.include({ code: 'BAD_SCENARIO' });
  });

  it('undoes data after the version, by a command in a pod, and says that it does', async () => {
    const undoData = { namespace: 'shop', selector: 'app=db', command: ['psql', '-f', 'undo.sql'] };
    cluster.pods.push({
      ...pod('db'),
      spec: { nodeName: 'n', containers: [] },
      status: { phase: 'Running' },
    });
    cluster.onRollOut = () => cluster.pods.push(pod('new', 'Error'));
    const one = await aimed({ undoData });
    expect(one.undo.map(({ describes }) => describes)).to.deep.equal([
      'undo what app=web did to the data of app=db',
      'roll Deployment/shop/web back',
    ]);
    await one.inject();
    expect(cluster.injected, 'the data first: its undo must know').to.have.length(2);
    const fields = deploy.schema.parse({ target, template, undoData });
    expect(deploy.destroysData?.(fields)).to.equal(true);
    expect(deploy.destroysData?.(deploy.schema.parse({ target, template }))).to.equal(false);
  });
});
