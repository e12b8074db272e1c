import { expect } from 'chai';
import { withoutVerification } from '../../../harness/mutation/mutators/without-verification.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator without-verification: nothing is done after the last change', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    [
      'kubectl delete pod web\nkubectl wait pod web --for=condition=ready\ncurl http://web/',
      ['kubectl delete pod web'],
    ],
    [
      'kubectl get pods\nkubectl delete pod web\n\n# 2. Is it back?\nkubectl get pods',
      ['kubectl get pods\nkubectl delete pod web'],
    ],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(withoutVerification, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'kubectl get pods\nkubectl delete pod web',
    'kubectl get pods\nkubectl describe pod web',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(withoutVerification, shell)).to.deep.equal([]));
  }
});
