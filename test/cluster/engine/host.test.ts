import { expect } from 'chai';
import { defaultRouteMtu, mayHaveSysResource } from '../../../harness/cluster/engine/host.ts';

describe('machine', () => {
  it('reads CAP_SYS_RESOURCE from the bounding set', () => {
    expect(mayHaveSysResource('Name:\tx\nCapBnd:\t000001ffffffffff\n')).to.equal(true);
    expect(mayHaveSysResource('Name:\tx\nCapBnd:\t000001fffeffffff\n')).to.equal(false);
  });

  it('assumes CAP_SYS_RESOURCE on a machine without /proc', () => {
    expect(mayHaveSysResource('')).to.equal(true);
  });

  it('finds the MTU of the default route, not of another route', () => {
    const routes = [
      'Iface\tDestination\tGateway',
      'docker0\t000011AC\t00000000',
      'eth7\t00000000\t010200C0',
    ].join('\n');
    const mtuOf = (device: string) => (device === 'eth7' ? '1400\n' : '1500\n');
    expect(defaultRouteMtu(routes, mtuOf)).to.equal(1400);
    expect(defaultRouteMtu('Iface\tDestination\n', mtuOf)).to.equal(undefined);
  });
});
