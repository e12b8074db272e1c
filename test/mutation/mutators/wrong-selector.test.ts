import { expect } from 'chai';
import { wrongSelector } from '../../../harness/mutation/mutators/wrong-selector.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator wrong-selector: a label has another value of the page, or is misspelt', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    ['kubectl delete pod -l app=redis', ['kubectl delete pod -l app=redsi']],
    [
      'kubectl delete pod -l app=redis\nkubectl get pods --selector=app=web',
      [
        'kubectl delete pod -l app=web\nkubectl get pods --selector=app=web',
        'kubectl delete pod -l app=redis\nkubectl get pods --selector=app=redis',
      ],
    ],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(wrongSelector, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'kubectl delete pod web',
    'kubectl delete pod -l app=$APP',
    'kubectl delete pod -l "app in (a, b)"',
    'kubectl delete pod -l app',
    'docker ps -l app=redis',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(wrongSelector, shell)).to.deep.equal([]));
  }
});
