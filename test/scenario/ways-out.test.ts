import { expect } from 'chai';
import { waysOut } from '../../harness/scenario/ways-out.ts';
import { scenario } from './documents.ts';
import { wholeSystem } from './whole.ts';

const allow = 'operator: { allow: [{ what: hostPath, because: the clean-up needs it }] }';
const opened = { what: 'hostPath', because: 'the clean-up needs it' };
const machines = {
  ...{ namespace: 'cloud', service: 'api', port: 8081, limit: 1 },
  ...{ image: { name: 'firedrill/machine:1' }, images: [] },
};

describe('ways out of the cluster', () => {
  it('are none unless the scenario opens one', () => {
    const { machines: _, ...system } = wholeSystem;
    expect(waysOut(scenario(), system)).to.deep.equal([]);
    expect(waysOut(scenario(allow), system)).to.deep.equal([opened]);
  });

  it('include the machines of a system, which are privileged containers', () => {
    const [first, second] = waysOut(scenario(allow), { ...wholeSystem, machines });
    expect(first).to.deep.equal(opened);
    expect(second?.what).to.equal('machines');
  });
});
