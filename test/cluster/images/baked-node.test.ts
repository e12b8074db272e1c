import { expect } from 'chai';
import { bakedReference, lacking } from '../../../harness/cluster/images/baked-node.ts';

describe('a node image with images baked in', () => {
  it('lacks what it does not hold, and what it holds as it was before', () => {
    const held = { 'redis:7': 'sha256:1', 'gitea:1': 'sha256:2', 'more:1': 'sha256:3' };
    const wanted = [
      { reference: 'redis:7', id: 'sha256:1' },
      { reference: 'gitea:1', id: 'sha256:22' },
      { reference: 'postgres:15', id: 'sha256:4' },
    ];
    expect(lacking(wanted, held)).to.deep.equal(wanted.slice(1));
    expect(lacking(wanted.slice(0, 1), held)).to.deep.equal([]);
  });

  it('is another one for each folder, though the systems have one name', () => {
    const one = bakedReference({ name: 'shop', folder: '/a/shop' });
    expect(one).to.match(/^firedrill\/node-shop:[0-9a-f]{12}$/);
    expect(bakedReference({ name: 'shop', folder: '/b/shop' })).not.to.equal(one);
    expect(bakedReference({ name: 'shop', folder: '/a/shop' })).to.equal(one);
  });
});
