import { expect } from 'chai';
import { wrongNamespace } from '../../../harness/mutation/mutators/wrong-namespace.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator wrong-namespace: kubectl looks in another namespace of the page, or in none', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    [
      'kubectl delete pod web -n shop',
      ['kubectl delete pod web -n default', 'kubectl delete pod web'],
    ],
    [
      'kubectl get pods --namespace=shop\nkubectl get pods -n lab',
      [
        'kubectl get pods --namespace=lab\nkubectl get pods -n lab',
        'kubectl get pods\nkubectl get pods -n lab',
        'kubectl get pods --namespace=shop\nkubectl get pods -n shop',
        'kubectl get pods --namespace=shop\nkubectl get pods',
      ],
    ],
    [
      "timeout 9 bash -c 'until kubectl get pod web -n shop; do sleep 1; done'",
      [
        "timeout 9 bash -c 'until kubectl get pod web -n default; do sleep 1; done'",
        "timeout 9 bash -c 'until kubectl get pod web; do sleep 1; done'",
      ],
    ],
    [
      'kubectl delete pod web \\\n  -n shop \\\n  --wait',
      [
        'kubectl delete pod web \\\n  -n default \\\n  --wait',
        'kubectl delete pod web \\\n  \\\n  --wait',
      ],
    ],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(wrongNamespace, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'kubectl delete pod web',
    'kubectl delete pod web -n "$NAMESPACE"',
    'kubectl delete pod web -n <namespace>',
    'kubectl get pods -A',
    'redis-cli -n 3 DBSIZE',
    'echo kubectl -n shop',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(wrongNamespace, shell)).to.deep.equal([]));
  }
});
