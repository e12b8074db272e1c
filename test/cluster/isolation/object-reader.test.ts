import { expect } from 'chai';
import { rightsFor } from '../../../harness/cluster/isolation/object-reader.ts';

const located = (namespace: string | undefined, resource: string, name: string) => ({
  object: { apiVersion: 'apps/v1', kind: 'Any', name, ...(namespace && { namespace }) },
  group: 'apps',
  resource,
});

describe('rights of somebody who reads a few objects', () => {
  it('are to get these, by name, in the namespace of each', () => {
    const made = rightsFor([
      located('shop', 'deployments', 'web'),
      located('data', 'statefulsets', 'db'),
      located('shop', 'deployments', 'api'),
      located(undefined, 'nodes', 'n1'),
    ]);
    const get = (resource: string, name: string) => ({
      apiGroups: ['apps'],
      resources: [resource],
      resourceNames: [name],
      verbs: ['get'],
    });
    const roles = made.filter(({ kind }) => kind?.endsWith('Role'));
    expect(roles.map((role) => [role.kind, role.metadata?.namespace, rulesOf(role)])).to.deep.equal(
      [
        ['Role', 'shop', [get('deployments', 'web'), get('deployments', 'api')]],
        ['Role', 'data', [get('statefulsets', 'db')]],
        ['ClusterRole', undefined, [get('nodes', 'n1')]],
      ],
    );
    const bindings = made.filter(({ kind }) => kind?.endsWith('Binding'));
    expect(bindings.map(({ kind, metadata }) => [kind, metadata?.namespace])).to.deep.equal([
      ['RoleBinding', 'shop'],
      ['RoleBinding', 'data'],
      ['ClusterRoleBinding', undefined],
    ]);
    for (const { metadata } of made) expect(metadata?.labels).to.include.keys('firedrill.io/role');
  });
});

const rulesOf = (role: object) => ('rules' in role ? role.rules : undefined);
