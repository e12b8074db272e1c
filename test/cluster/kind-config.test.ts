import { expect } from 'chai';
import { parse } from 'yaml';
import { kindConfig } from '../../harness/cluster/kind-config.ts';

describe('kind configuration', () => {
  it('leaves out the default network where the node image carries one, and only there', () => {
    expect(parse(kindConfig({ workers: 0, cni: 'ptp' })).networking.disableDefaultCNI).to.equal(
      true,
    );
    expect(parse(kindConfig({ workers: 0 })).networking.disableDefaultCNI).to.equal(false);
  });

  it('has a control plane and the workers, on nftables, with its API on loopback', () => {
    const { nodes, networking } = parse(kindConfig({ workers: 2, apiPort: 6444 }));
    const roles = nodes.map(({ role }: { role: string }) => role);
    expect(roles).to.deep.equal(['control-plane', 'worker', 'worker']);
    expect(networking).to.include({
      kubeProxyMode: 'nftables',
      apiServerAddress: '127.0.0.1',
      apiServerPort: 6444,
    });
  });

  it('lets kind choose the port by default', () => {
    expect(parse(kindConfig({ workers: 0 })).networking).not.to.have.property('apiServerPort');
  });
});
