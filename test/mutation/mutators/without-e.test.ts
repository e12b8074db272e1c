import { expect } from 'chai';
import { withoutE } from '../../../harness/mutation/mutators/without-e.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator without-e: a failure inside does not become the exit code', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    ['redis-cli -e -h redis PING', ['redis-cli -h redis PING']],
    ['jq -e .ready state.json', ['jq .ready state.json']],
    ["bash -ec 'restart web; check web'", ["bash -c 'restart web; check web'"]],
    ['set -euo pipefail\nkubectl get pods', ['set -uo pipefail\nkubectl get pods']],
    ['kubectl exec redis-0 -- redis-cli -e PING', ['kubectl exec redis-0 -- redis-cli PING']],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(withoutE, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'set -e\nkubectl get pods',
    'grep -e web web.log',
    'sed -e s/a/b/ web.conf',
    'redis-cli PING',
    'echo -e web',
    'kubectl set env deploy/web -e A=b',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(withoutE, shell)).to.deep.equal([]));
  }
});
