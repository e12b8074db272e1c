import { expect } from 'chai';
import { isPodRoute } from '../../../harness/cluster/network/node-routes.ts';

describe('routes to pods', () => {
  it('are of an address and a range', () => {
    expect(isPodRoute({ range: '10.244.1.0/24', via: '172.18.0.3' })).to.equal(true);
  });

  it('are not made from text that a node states instead', () => {
    for (const via of ['', '172.18.0.3; touch /x', '$(touch /x)', '172.18.0.3\ntouch /x', 'node'])
      expect(isPodRoute({ range: '10.244.1.0/24', via }), via).to.equal(false);
    for (const range of ['', '10.244.1.0', '10.244.1.0/24; touch /x', '10.244.1.0/24\ntouch /x'])
      expect(isPodRoute({ range, via: '172.18.0.3' }), range).to.equal(false);
  });
});
