import { hostname } from 'node:os';
import { expect } from 'chai';
import {
  clusterName,
  harnessValue,
  isHarnessAlive,
  isOurName,
} from '../../../harness/cluster/lifecycle/docker-labels.ts';
import { HarnessError } from '../../../harness/errors.ts';

describe('labels', () => {
  it('names a cluster after its run, and recognizes such a name', () => {
    expect(clusterName('20260101-a1')).to.equal('firedrill-20260101-a1');
    expect(isOurName('firedrill-20260101-a1')).to.equal(true);
    for (const name of ['kind', 'firedrill-', 'firedrill-A', 'my-firedrill-x']) {
      expect(isOurName(name), name).to.equal(false);
    }
  });

  it('refuses a run id that cannot be a host name', () => {
    for (const run of ['', 'Upper', 'a_b', '-a', 'a'.repeat(39)]) {
      expect(() => clusterName(run), run).to.throw(HarnessError, 'cannot name a cluster');
    }
  });

  it('distinguishes a live harness from a dead one, and from one on another host', () => {
    expect(isHarnessAlive(harnessValue())).to.equal(true);
    expect(isHarnessAlive(`${hostname()}/${process.pid}/1`)).to.equal(false);
    expect(isHarnessAlive(`${hostname()}/4194305/1`)).to.equal(false);
    expect(isHarnessAlive(`${hostname()}/4194305/`)).to.equal(false);
    expect(isHarnessAlive('elsewhere.example/1/1')).to.equal(undefined);
    expect(isHarnessAlive('')).to.equal(undefined);
  });
});
