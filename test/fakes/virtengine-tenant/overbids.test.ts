import { expect } from 'chai';
import { Overbids } from '../../../fixtures/fakes/virtengine-tenant/overbids.ts';

const gauges = (committed: number, capacity: number) => ({
  ...{ committed: { 'container-cpu': committed }, capacity: { 'container-cpu': capacity } },
});

/** What is counted in the end. */
const counted = (...seen: readonly (readonly [committed: number, capacity: number])[]) => {
  const overbids = new Overbids();
  return seen.map(([committed, capacity]) => overbids.count(gauges(committed, capacity))).at(-1);
};

describe('bids above the capacity', () => {
  it('are none while there is room', () => {
    expect(counted([1, 2], [2, 2])).to.equal(0);
  });

  it('are counted each time that more is taken on', () => {
    expect(counted([1, 2], [3, 2], [4, 2])).to.equal(2);
  });

  it('are not what was taken on before a node was lost', () => {
    expect(counted([4, 4], [4, 2], [3, 2], [2, 2])).to.equal(0);
  });

  it('are counted after a node was lost', () => {
    expect(counted([4, 4], [4, 2], [5, 2])).to.equal(1);
  });

  it('are not what was taken on while the node was there', () => {
    expect(counted([3, 4], [4, 2])).to.equal(0);
  });

  it('are none where no gauge tells of them', () => {
    expect(new Overbids().count({ leases: 1 })).to.equal(0);
  });
});
