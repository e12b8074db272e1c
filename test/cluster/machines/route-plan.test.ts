import { expect } from 'chai';
import { routeChanges, routePlan } from '../../../harness/cluster/machines/route-plan.ts';

const nodes = [
  { name: 'kind', range: '10.244.0.0/24', via: '172.18.0.2' },
  { name: 'burst-1', range: '10.244.1.0/24', via: '172.18.0.5' },
  { name: 'burst-2', range: '10.244.2.0/24', via: '172.18.0.6' },
];
const machine = (hostname: string, state: 'running' | 'ended' = 'running') => ({
  ...{ id: hostname, container: `c-${hostname}`, hostname, state, startedAt: '1' },
  ...{ exitCode: 0, address: '' },
});

describe('routes to and from machines', () => {
  it('lead nodes and sidecars to machines, and a machine to all other nodes', () => {
    const machines = [machine('burst-1'), machine('burst-2', 'ended'), machine('unjoined')];
    const places = routePlan(['kind'], nodes, { machines, sidecars: ['operator'] });
    const routes = Object.fromEntries(
      places.map(({ container, routes }) => [container, Object.fromEntries(routes)]),
    );
    const [own, one, two] = nodes.map(({ range, via }) => ({ [range]: via }));
    expect(routes).to.deep.equal({
      kind: { ...one, ...two },
      operator: { ...one, ...two },
      'c-burst-1': { ...own, ...two },
    });
  });

  it('are set again for a machine that has restarted', () => {
    const key = (startedAt: string) => {
      const machines = [{ ...machine('burst-1'), startedAt }];
      return routePlan([], nodes, { machines, sidecars: [] })[0]?.key;
    };
    expect(key('1')).to.equal(key('1'));
    expect(key('1')).not.to.equal(key('2'));
  });

  it('change by what is new, different or gone', () => {
    const current = new Map([
      ['10.244.1.0/24', '172.18.0.5'],
      ['10.244.2.0/24', '172.18.0.6'],
      ['10.244.3.0/24', '172.18.0.7'],
    ]);
    const wanted = new Map([
      ['10.244.2.0/24', '172.18.0.9'],
      ['10.244.3.0/24', '172.18.0.7'],
      ['10.244.4.0/24', '172.18.0.8'],
    ]);
    expect(routeChanges(current, wanted)?.split(' && ')).to.deep.equal([
      'ip route flush exact 10.244.1.0/24',
      'ip route replace 10.244.2.0/24 via 172.18.0.9',
      'ip route replace 10.244.4.0/24 via 172.18.0.8',
    ]);
    expect(routeChanges(wanted, wanted)).to.equal(undefined);
  });
});
