import { expect } from 'chai';
import { wrongHost } from '../../../harness/mutation/mutators/wrong-host.ts';
import { editionsOf, named } from '../editions.ts';

describe('mutator wrong-host: a command asks another service of the page, or a misspelt one', () => {
  const editions: readonly (readonly [shell: string, editions: readonly string[]])[] = [
    [
      'curl http://web.shop.svc:80/health\nredis-cli -h redis.shop.svc.cluster.local PING',
      [
        'curl http://redis.shop.svc:80/health\nredis-cli -h redis.shop.svc.cluster.local PING',
        'curl http://web.shop.svc:80/health\nredis-cli -h web.shop.svc.cluster.local PING',
      ],
    ],
    [
      "bash -c 'until curl http://web.shop.svc/; do sleep 1; done'",
      ["bash -c 'until curl http://wbe.shop.svc/; do sleep 1; done'"],
    ],
  ];
  for (const [shell, expected] of editions) {
    it(named(shell), () => expect(editionsOf(wrongHost, shell)).to.deep.equal(expected));
  }

  const leftAlone = [
    'curl https://example.com/web.svc-list',
    'curl http://localhost:8080/health',
    'curl http://$HOST.shop.svc/',
    'nslookup redis',
  ];
  for (const shell of leftAlone) {
    it(`leaves alone: ${named(shell)}`, () =>
      expect(editionsOf(wrongHost, shell)).to.deep.equal([]));
  }
});
