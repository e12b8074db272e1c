import { expect } from 'chai';
import { redact } from '../../harness/journal/redact.ts';
import { cpuMs } from '../cpu-ms.ts';

describe('redact', () => {
  const reads = [
    'kubectl get secret db -n shop -o yaml',
    "kubectl get secrets -n shop db -o jsonpath='{.data.password}' | base64 -d",
    'kubectl get -o json -n shop secret/db',
    'echo aHVudGVyMg== | base64 --decode',
    'cat /var/run/secrets/kubernetes.io/serviceaccount/token',
    'kubectl -n shop create token robot',
    'kubectl get secret db \\\n  -n shop -o yaml',
    'printenv REDIS_PASSWORD',
    'kubectl exec redis-0 -- sh -c \'echo "$REDIS_PASSWORD"\'',
    'redis-cli CONFIG GET requirepass',
  ];
  for (const step of reads) {
    it(`takes out all that is printed by: ${step}`, () => {
      expect(redact('hunter2 ä', step)).to.equal('[redacted: 10 bytes]');
    });
  }

  it('leaves the output of a list of Secrets, which has none', () => {
    const list = 'NAME   TYPE     DATA   AGE\ndb     Opaque   1      3d';
    expect(redact(list, 'kubectl get secrets -n shop')).to.equal(list);
  });

  const hidden: [what: string, text: string, left: string][] = [
    ['an assignment', 'REDIS_PASSWORD=hunter2 ok', 'REDIS_PASSWORD=[redacted: 7 bytes] ok'],
    ['a YAML field', '  api-key: hunter2', '  api-key: [redacted: 7 bytes]'],
    ['a JSON field', '{"token":"hunter2","a":1}', '{"token":[redacted: 9 bytes],"a":1}'],
    ['a quoted phrase', "client_secret = 'a b'", 'client_secret = [redacted: 5 bytes]'],
    [
      'a variable of a container',
      '- name: DB_PASSWORD\n  value: hunter2\n',
      '- name: DB_PASSWORD\n  value: [redacted: 7 bytes]\n',
    ],
    ['a line of Redis', 'requirepass hunter2\nport 1', 'requirepass [redacted: 7 bytes]\nport 1'],
    ['a bearer', 'curl: Bearer abcdefghij', 'curl: Bearer [redacted: 10 bytes]'],
    ['a header', 'Authorization: Basic dTpw', 'Authorization: [redacted: 10 bytes]'],
    [
      'the password of an address',
      'redis://u:hunter2@redis:6379/0',
      'redis://u:[redacted: 7 bytes]@redis:6379/0',
    ],
    ['a JWT', 'got eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM.c2ln', 'got [redacted: 37 bytes]'],
    [
      'a private key',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nx',
      '[redacted: 66 bytes]\nx',
    ],
  ];
  for (const [what, text, left] of hidden) {
    it(`takes out ${what}`, () => {
      expect(redact(text, 'some-command')).to.equal(left);
    });
  }

  it('leaves text that only mentions secrets', () => {
    const text = [
      'Type:                    kubernetes.io/service-account-token',
      'TokenExpirationSeconds:  3607',
      'SecretName:  db-tls',
      'REDIS_PASSWORD:  <set to the key "password" in secret "db">',
      'pod "redis-5d9c" deleted, see https://example.test/a:b',
      '1:M 21 Nov 2026 04:16:15.123 * Ready to accept connections',
    ].join('\n');
    expect(redact(text, 'kubectl describe pod')).to.equal(text);
  });

  it('takes linear time on megabytes of near matches', () => {
    const ms = cpuMs(() => {
      for (const piece of ['token', 'name: password ', '-----BEGIN ', 'a.', 'x://', '"']) {
        redact(piece.repeat(2_000_000 / piece.length), 'cat');
      }
    });
    expect(ms).to.be.below(4000);
  });
});
