import { expect } from 'chai';
import { parse } from 'yaml';
import { innerKubeconfig } from '../../../harness/cluster/lifecycle/running-cluster.ts';

describe('kubeconfig for use inside the network', () => {
  it('names the control plane as its server, and keeps the rest', () => {
    const outer = `apiVersion: v1
clusters:
- cluster: {certificate-authority-data: QQ==, server: 'https://127.0.0.1:33321'}
  name: kind-x
current-context: kind-x
users: [{name: kind-x, user: {client-key-data: Qg==}}]
`;
    const inner = parse(innerKubeconfig(outer, 'firedrill-x-control-plane'));
    expect(inner.clusters[0].cluster).to.deep.equal({
      'certificate-authority-data': 'QQ==',
      server: 'https://firedrill-x-control-plane:6443',
    });
    expect(inner['current-context']).to.equal('kind-x');
    expect(inner.users[0].user['client-key-data']).to.equal('Qg==');
  });
});
