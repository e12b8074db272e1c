import { expect } from 'chai';
import { withoutFail } from '../../../harness/mutation/mutators/without-fail.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator without-fail: curl has no --fail', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    ['curl --fail --silent http://web/', ['curl --silent http://web/']],
    ['curl -fsS http://web/', ['curl -sS http://web/']],
    ['curl -f http://web/', ['curl http://web/']],
    ['kubectl exec web-0 -- curl -f http://web/', ['kubectl exec web-0 -- curl http://web/']],
    ["ssh web-0 'curl --fail-with-body http://web/'", ["ssh web-0 'curl http://web/'"]],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(withoutFail, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'curl http://web/',
    'curl -o f http://web/',
    'curl --fail-early http://web/',
    'tail -f web.log',
    'rm -f web.log',
    'kubectl apply -f web.yaml',
    'curl -F f=@web.yaml http://web/',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(withoutFail, shell)).to.deep.equal([]));
  }
});
