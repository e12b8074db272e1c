import { expect } from 'chai';
import { killDaemon } from './kill-daemon.ts';

describe('provider-daemon: kills', function () {
  // A busy machine takes seconds for a start.
  this.timeout(300_000);

  // A hundred of them are in `make bench`: each start costs a processor a quarter of a second.
  it('lose and double nothing, at whatever call', async () => {
    const { lost, doubled, strays, exitCode, leases } = await killDaemon(15, 20_260);
    expect({ lost, doubled, strays, exitCode }).to.deep.equal({
      ...{ lost: [], doubled: [], strays: [], exitCode: 0 },
    });
    expect(leases).to.equal(15);
  });
});
