import { expect } from 'chai';
import { wrongName } from '../../../harness/mutation/mutators/wrong-name.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator wrong-name: kubectl gets the name of another object of that type, or a misspelt one', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    ['kubectl rollout restart deployment/redis', ['kubectl rollout restart deployment/redsi']],
    [
      'kubectl scale deploy redis --replicas=0\nkubectl rollout status deployment/web',
      [
        'kubectl scale deploy web --replicas=0\nkubectl rollout status deployment/web',
        'kubectl scale deploy redis --replicas=0\nkubectl rollout status deployment/redis',
      ],
    ],
    ['kubectl logs web-0', ['kubectl logs wbe-0']],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(wrongName, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'kubectl get pods',
    'kubectl delete pod "$POD"',
    'kubectl delete pod <pod>',
    'kubectl delete -f web.yaml',
    'kubectl delete pod web-xxxxx',
    'kubectl delete job 11',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(wrongName, shell)).to.deep.equal([]));
  }
});
