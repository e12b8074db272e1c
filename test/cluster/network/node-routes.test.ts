import { expect } from 'chai';
import { hostAddresses, isPodRoute } from '../../../harness/cluster/network/node-routes.ts';

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

describe('addresses of the host', () => {
  it('are also those of an interface without a carrier, and no loopback', () => {
    const table = `Local:
     +-- 127.0.0.0/8 2 0 2
           |-- 127.0.0.1
              /32 host LOCAL
        |-- 172.17.0.0
              /16 link UNICAST
           |-- 172.17.0.1
              /32 host LOCAL
        |-- 172.17.255.255
           /32 link BROADCAST
`;
    const found = hostAddresses(table);
    expect(found).to.include('172.17.0.1');
    expect(found).to.not.include.members(['127.0.0.1', '172.17.0.0', '172.17.255.255']);
  });

  it('are never text that could be more than an address', () => {
    for (const address of hostAddresses('|-- 1.2.3.4.5\n /32 host LOCAL\n')) {
      expect(address).to.match(/^\d+\.\d+\.\d+\.\d+$/);
    }
  });
});
