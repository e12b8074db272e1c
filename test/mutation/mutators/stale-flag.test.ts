import { expect } from 'chai';
import { staleFlag } from '../../../harness/mutation/mutators/stale-flag.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator stale-flag: kubectl gets a flag that it no longer has', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    ['kubectl get pod web -o yaml', ['kubectl get --export pod web -o yaml']],
    ['kubectl drain node-1 --delete-emptydir-data', ['kubectl drain node-1 --delete-local-data']],
    ['kubectl top pods -n shop', ['kubectl top pods --heapster-namespace=kube-system -n shop']],
    ['kubectl -n shop delete pod web', ['kubectl -n shop delete --include-uninitialized pod web']],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(staleFlag, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'kubectl rollout restart deploy/web',
    'kubectl drain node-1',
    'oc get pods',
    'docker ps',
    'kubectl frobnicate web',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(staleFlag, shell)).to.deep.equal([]));
  }
});
