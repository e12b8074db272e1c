import { expect } from 'chai';
import { shortTimeout } from '../../../harness/mutation/mutators/short-timeout.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator short-timeout: a time-out is one second', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    [
      'kubectl wait --for=condition=ready pod web --timeout=60s',
      ['kubectl wait --for=condition=ready pod web --timeout=1s'],
    ],
    [
      'kubectl rollout status deploy/web --timeout 2m',
      ['kubectl rollout status deploy/web --timeout 1s'],
    ],
    [
      "timeout 10 bash -c 'until timeout 1 redis-cli PING; do sleep 5; done'",
      ["timeout 1 bash -c 'until timeout 1 redis-cli PING; do sleep 5; done'"],
    ],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(shortTimeout, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'sleep 60',
    'kubectl wait --for=delete pod web --timeout=1s',
    'kubectl wait --for=delete pod web --timeout=$T',
    'kubectl wait --for=delete pod web --timeout=0',
    'openssl s_client --timeout 90',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(shortTimeout, shell)).to.deep.equal([]));
  }
});
