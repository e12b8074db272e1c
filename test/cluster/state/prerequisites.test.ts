import { expect } from 'chai';
import { prerequisitesOf } from '../../../harness/cluster/state/prerequisites.ts';

describe('prerequisites of manifests', () => {
  it('are the namespaces and the custom resource definitions', () => {
    const found = prerequisitesOf(`apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: example.com/v1
kind: Till
metadata: {name: one, namespace: shop}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: tills.example.com}
spec: {group: example.com}
`);
    expect(found.definitions).to.deep.equal(['tills.example.com']);
    expect(found.manifests.match(/kind: \w+/g)).to.deep.equal([
      'kind: Namespace',
      'kind: CustomResourceDefinition',
    ]);
  });

  it('are the service accounts of plain pods, once for each namespace', () => {
    const pod = (name: string, namespace = '') =>
      `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}${namespace && `, namespace: ${namespace}`}}\n`;
    const rendered = `${pod('a')}${pod('b', 'shop')}${pod('c', 'shop')}---
apiVersion: apps/v1
kind: Deployment
metadata: {name: d, namespace: other}
---
apiVersion: example.com/v1
kind: Pod
metadata: {name: e, namespace: no-pod-of-kubernetes}
`;
    expect(prerequisitesOf(rendered)).to.deep.equal({
      manifests: '',
      definitions: [],
      podNamespaces: ['default', 'shop'],
    });
  });

  it('leave what is no object to kubectl', () => {
    const nothing = { manifests: '', definitions: [], podNamespaces: [] };
    for (const text of ['', '---\n', 'shop', '[1]', 'kind: Pod\n']) {
      expect(prerequisitesOf(text), text).to.deep.equal(nothing);
    }
  });
});
