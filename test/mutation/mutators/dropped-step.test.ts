import { expect } from 'chai';
import { droppedStep } from '../../../harness/mutation/mutators/dropped-step.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator dropped-step: a step is not there, nor the comment that is about it alone', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    [
      '# 1. Look\nkubectl get pods\n\n# 2. Restart\nkubectl delete pod web',
      ['# 2. Restart\nkubectl delete pod web', '# 1. Look\nkubectl get pods'],
    ],
    [
      '# 1. Restart\nkubectl delete pod web\nkubectl wait pod web --for=delete',
      ['# 1. Restart\nkubectl wait pod web --for=delete', '# 1. Restart\nkubectl delete pod web'],
    ],
    [
      'kubectl get pods\nfor pod in a b; do\n  kubectl delete pod $pod\ndone',
      ['for pod in a b; do\n  kubectl delete pod $pod\ndone', 'kubectl get pods'],
    ],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(droppedStep, shell)).to.deep.equal(expected));
  }

  const leftAlone = ['kubectl get pods'];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(droppedStep, shell)).to.deep.equal([]));
  }
});
