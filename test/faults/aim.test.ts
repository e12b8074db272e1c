import { expect } from 'chai';
import { aim } from '../../harness/faults/aim.ts';
import { failureOf } from './failure-of.ts';
import { FakeCluster } from './fake-cluster.ts';

const target = { namespace: 'ci', selector: 'app=redis' };

describe('a fault', () => {
  it('of an unknown kind, or with wrong fields, is refused', async () => {
    const cluster = new FakeCluster([]).asCluster();
    const unknown = await failureOf(aim({ kind: 'pod-kil', target }, cluster));
    expect(unknown).to.include({ code: 'UNKNOWN_FAULT', exitCode: 2 });
    const extra = await failureOf(aim({ kind: 'pod-kill', target, gracSeconds: 1 }, cluster));
    expect(extra).to.include({ code: 'BAD_SCENARIO', exitCode: 2 });
  });
});
