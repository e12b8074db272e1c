import { expect } from 'chai';
import { withoutPipefail } from '../../../harness/mutation/mutators/without-pipefail.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator without-pipefail: a pipe hides what failed in it', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    ['set -euo pipefail\nkubectl get pods', ['set -eu\nkubectl get pods']],
    ['set -o pipefail\nkubectl get pods', ['set +o pipefail\nkubectl get pods']],
    [
      "bash -e -o pipefail -c 'kubectl get pods | grep web'",
      ["bash -e -c 'kubectl get pods | grep web'"],
    ],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(withoutPipefail, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'set -eu\nkubectl get pods',
    'grep pipefail web.sh',
    'set +o pipefail\nkubectl get pods',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(withoutPipefail, shell)).to.deep.equal([]));
  }
});
