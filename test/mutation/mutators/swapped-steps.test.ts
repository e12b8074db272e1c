import { expect } from 'chai';
import { swappedSteps } from '../../../harness/mutation/mutators/swapped-steps.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator swapped-steps: two steps change places, with the comments that are about them', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    [
      '# 1. Look\nkubectl get pods\n\n# 2. Restart\nkubectl delete pod web',
      ['# 2. Restart\nkubectl delete pod web\n# 1. Look\nkubectl get pods'],
    ],
    [
      '# 1. Restart\nkubectl delete pod web\nkubectl wait pod web --for=delete',
      ['# 1. Restart\nkubectl wait pod web --for=delete\nkubectl delete pod web'],
    ],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(swappedSteps, shell)).to.deep.equal(expected));
  }

  const leftAlone = ['kubectl get pods', 'kubectl get pods\nkubectl get pods'];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(swappedSteps, shell)).to.deep.equal([]));
  }
});
