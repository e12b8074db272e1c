import { expect } from 'chai';
import { lacking } from '../../../harness/cluster/images/baked-node.ts';

describe('a node image with images baked in', () => {
  it('lacks images that it does not hold, and images that it holds with an older id', () => {
    const held = { 'redis:7': 'sha256:1', 'gitea:1': 'sha256:2', 'more:1': 'sha256:3' };
    const wanted = [
      { reference: 'redis:7', id: 'sha256:1' },
      { reference: 'gitea:1', id: 'sha256:22' },
      { reference: 'postgres:15', id: 'sha256:4' },
    ];
    expect(lacking(wanted, held)).to.deep.equal(wanted.slice(1));
    expect(lacking(wanted.slice(0, 1), held)).to.deep.equal([]);
  });
});
