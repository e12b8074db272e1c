import { expect } from 'chai';
import { unitHang } from '../../../harness/faults/injectors/unit-hang.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster, type FakeMore } from '../fake-cluster.ts';

const never = new AbortController().signal;
const unit = 'daemon.service';
const clusterWith = (script: FakeMore['script']) =>
  new FakeCluster([], { nodes: { worker: { pool: 'a' } }, ...(script && { script }) });
const fields = (more: object) => unitHang.schema.parse({ unit, ...more });

describe('unit-hang', () => {
  it('stops a service of a machine, and continues it', async () => {
    let stopped = false;
    const cluster = clusterWith((_words, _node, argv) => {
      if (argv.some((word) => word.includes('--signal=STOP'))) stopped = true;
      return { stdout: stopped ? 'false\n' : 'true\n' };
    });
    const fault = await unitHang.aim(fields({ machine: 'box' }), cluster.asCluster(), never);
    expect(fault.targets).to.deep.equal(['unit/box/daemon.service']);
    const [undo] = fault.undo;
    expect(undo).to.include({ node: 'box', describes: 'continue daemon.service on box' });
    expect(await fault.isGone()).to.equal(true);
    await fault.inject(() => undefined);
    expect(await fault.isGone()).to.equal(false);
    expect(new Set(cluster.execs.map(({ node }) => node))).to.deep.equal(new Set(['box']));
  });

  it('finds a node by its labels', async () => {
    const cluster = clusterWith(() => ({}));
    const at = fields({ node: { selector: 'pool=a' } });
    const { targets } = await unitHang.aim(at, cluster.asCluster(), never);
    expect(targets).to.deep.equal(['unit/worker/daemon.service']);
  });

  it('fails where the service does not run', async () => {
    const cluster = clusterWith(() => ({ exitCode: 1, stderr: 'daemon.service has no process' }));
    const aimed = unitHang.aim(fields({ machine: 'box' }), cluster.asCluster(), never);
    expect(await failureOf(aimed)).to.deep.include({
      code: 'FAULT_FAILED',
      message: 'daemon.service cannot be stopped on box: daemon.service has no process',
    });
  });

  it('needs one place, and the name of a service', () => {
    expect(() => fields({})).to.throw(/node or machine/);
    expect(() => fields({ machine: 'box', node: { selector: 'a=b' } })).to.throw(/not both/);
    expect(() => fields({ machine: 'box', unit: 'ssh.socket' })).to.throw(/NAME.service/);
  });
});
