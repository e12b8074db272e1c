import { expect } from 'chai';
import { redact } from '../../harness/journal/redact.ts';
import { cpuMs } from '../cpu-ms.ts';

describe('redact', () => {
  const hidden: [what: string, text: string, left: string][] = [
    ['an assignment', 'REDIS_PASSWORD=hunter2 ok', 'REDIS_PASSWORD=[redacted: 7 bytes] ok'],
    ['a YAML field', '  api-key: hunter2', '  api-key: [redacted: 7 bytes]'],
    ['a JSON field', '{"token":"hunter2","a":1}', '{"token":[redacted: 9 bytes],"a":1}'],
    ['a quoted phrase', "client_secret = 'a b'", 'client_secret = [redacted: 5 bytes]'],
    ['a phrase', 'password: my pass phrase\na: 1', 'password: [redacted: 14 bytes]\na: 1'],
    [
      'a block',
      '  password: |\n    hunter2\n\n    more\n  user: x',
      '  password: [redacted: 23 bytes]\n  user: x',
    ],
    [
      'a variable of a container',
      '- name: DB_PASSWORD\n  value: hunter2\n',
      '- name: DB_PASSWORD\n  value: [redacted: 7 bytes]\n',
    ],
    [
      'a variable in compact JSON',
      '[{"name":"DB_PASSWORD","value":"hunter2"}]',
      '[{"name":"DB_PASSWORD","value":[redacted: 9 bytes]}]',
    ],
    [
      'a variable in JSON of many lines',
      '{\n  "name": "DB_PASSWORD",\n  "value": "hunter2"\n}',
      '{\n  "name": "DB_PASSWORD",\n  "value": [redacted: 9 bytes]\n}',
    ],
    [
      'a variable with its value first',
      '{"value":"hunter2","name":"DB_PASSWORD"}',
      '{"value":[redacted: 9 bytes],"name":"DB_PASSWORD"}',
    ],
    ['a line of Redis', 'requirepass hunter2\nport 1', 'requirepass [redacted: 7 bytes]\nport 1'],
    ['an indented line of Redis', '  requirepass x', '  requirepass [redacted: 1 bytes]'],
    [
      'what CONFIG GET prints',
      '1) "requirepass"\n2) "hunter2"\n3) "port"',
      '1) "requirepass"\n2) [redacted: 9 bytes]\n3) "port"',
    ],
    ['SQL', "ALTER USER a PASSWORD 'x y';", 'ALTER USER a PASSWORD [redacted: 5 bytes];'],
    [
      'MySQL',
      "CREATE USER a IDENTIFIED BY 'x';",
      'CREATE USER a IDENTIFIED BY [redacted: 3 bytes];',
    ],
    ['an option', 'mysql --password hunter2 -h x', 'mysql --password [redacted: 7 bytes] -h x'],
    ['a bearer', 'curl: Bearer abcdefghij', 'curl: Bearer [redacted: 10 bytes]'],
    ['a header', 'Authorization: Basic dTpw', 'Authorization: [redacted: 10 bytes]'],
    ['a header that was sent', '> Cookie: a=b; c=d\nx', '> Cookie: [redacted: 8 bytes]\nx'],
    ['a header in JSON', '{"Cookie":"sid=abc"}', '{"Cookie":[redacted: 9 bytes]}'],
    ['an assignment of its own line', 'A=1\nDB_PASS=a,b;c\n', 'A=1\nDB_PASS=[redacted: 5 bytes]\n'],
    ['a password with an @', 'amqp://u:p@ss@mq/x', 'amqp://u:[redacted: 4 bytes]@mq/x'],
    ['a header that came', '< Set-Cookie: a=b', '< Set-Cookie: [redacted: 3 bytes]'],
    [
      'the password of an address',
      'redis://u:hunter2@redis:6379/0',
      'redis://u:[redacted: 7 bytes]@redis:6379/0',
    ],
    [
      'a parameter of an address',
      'GET http://x/?token=abc&a=1',
      'GET http://x/?token=[redacted: 7 bytes]',
    ],
    ['a JWT', 'got eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM.c2ln', 'got [redacted: 37 bytes]'],
    [
      'a private key',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nx',
      '[redacted: 66 bytes]\nx',
    ],
    [
      'the login of a registry',
      '{"auths":{"r.io":{"auth":"dXNlcjpw"}}}',
      '{"auths":{"r.io":{"auth":[redacted: 10 bytes]}}}',
    ],
    [
      'a key of a kubeconfig',
      '    client-key-data: LS0tLS1',
      '    client-key-data: [redacted: 7 bytes]',
    ],
    [
      'the data of a printed Secret',
      'apiVersion: v1\ndata:\n  a: aHVudGVy\n  b: eA==\nkind: Secret\nmetadata:\n  name: db',
      'apiVersion: v1\ndata: [redacted: 21 bytes]\nkind: Secret\nmetadata:\n  name: db',
    ],
    [
      'the data of a Secret in a list',
      'items:\n- apiVersion: v1\n  data:\n    a: aHVudGVy\n  kind: Secret\nkind: List',
      'items:\n- apiVersion: v1\n  data: [redacted: 11 bytes]\n  kind: Secret\nkind: List',
    ],
    [
      'the data of a Secret in JSON',
      '{"kind":"Secret","data":{"a":"aHVudGVy"},"metadata":{}}',
      '{"kind":"Secret","data":[redacted: 16 bytes],"metadata":{}}',
    ],
    [
      'the data of a Secret in JSON that was cut off',
      '{"kind": "Secret", "stringData": {"a": "}x", "b',
      '{"kind": "Secret", "stringData": [redacted: 14 bytes]',
    ],
    [
      'the data of a Secret in an annotation',
      '"{\\"data\\":{\\"a\\":\\"aHVudGVy\\"},\\"kind\\":\\"Secret\\"}"',
      '"{\\"data\\":[redacted: 20 bytes],\\"kind\\":\\"Secret\\"}"',
    ],
  ];
  for (const [what, text, left] of hidden) {
    it(`takes out ${what}`, () => {
      expect(redact(text, 'some-command')).to.equal(left);
    });
  }

  const names =
    'DB_PASSWORD_2 JWT_SECRET_KEY SECRET_KEY_BASE TOKEN2 MY_PASSWORD_PROD DB_PASS DB_PWD PGPASSWORD ' +
    'REDIS_AUTH ENCRYPTION_KEY clientSecret spring.datasource.password AWS_SECRET_ACCESS_KEY AccountKey';
  for (const name of names.split(' ')) {
    it(`takes out the value of ${name}`, () => {
      expect(redact(`${name}=hunter2`)).to.equal(`${name}=[redacted: 7 bytes]`);
      expect(redact(`  ${name}: hunter2`)).to.equal(`  ${name}: [redacted: 7 bytes]`);
      expect(redact(`{"${name}":"hunter2"}`)).to.equal(`{"${name}":[redacted: 9 bytes]}`);
      expect(redact(`"{\\"${name}\\":\\"hunter2\\"}"`)).to.not.include('hunter2');
    });
  }

  // In two parts, so that nobody takes them for real ones.
  const forms: [start: string, rest: string][] = [
    ['hvs.', 'CAESIJ1a2b3c4d5e6f7g8h9i'],
    ['glpat-', 'abcdefghij0123456789'],
    ['sk_live_', 'abcdefghij0123456789abcd'],
    ['sk-', 'proj-AbCdEfGhIj0123456789'],
    ['github_pat_', '11ABCDEFG0abcdefghij_klmnop'],
    ['AIza', 'SyA1234567890abcdefghijklmnopqrstuv'],
    ['npm_', 'abcdefghij0123456789abcdefghij012345'],
    ['ASIA', 'ABCDEFGHIJ012345'],
    ['sha256~', 'abcdefghij0123456789abcdefghij'],
    ['ghp_', 'abcdefghij0123456789abcdefghij012345'],
    ['xoxb-', '1234567890-abcdef'],
  ];
  for (const [start, rest] of forms) {
    it(`takes out ${start}… wherever it stands`, () => {
      const { length } = `${start}${rest}`;
      expect(redact(`got ${start}${rest} there`)).to.equal(`got [redacted: ${length} bytes] there`);
    });
  }

  it('takes linear time on megabytes of near matches', () => {
    const pieces = [
      'token',
      'token=',
      'token=x ',
      'token: x ',
      'name: password ',
      'value:',
      'value:"',
      '-----BEGIN ',
      'a.',
    ];
    const more = [
      'x://',
      '"',
      'sk-',
      'password: |\n',
      '"data":{',
      'kind: Secret\ndata:\n',
      ' ',
      'cookie:',
    ];
    const long = 'a'.repeat(4_000_000);
    for (const start of ['"kind":"Secret","data":{"', 'password="', 'password: ', 'token=', '']) {
      expect(redact(`${start}${long}`).length, start).to.be.below(start === '' ? 5_000_000 : 100);
    }
    for (const piece of [
      ...pieces,
      ...more,
      '\\"',
      "PASSWORD '",
      '"kind":"Secret""data":{"',
      '--',
    ]) {
      const text = piece.repeat(2_000_000 / piece.length);
      expect(
        cpuMs(() => redact(text, 'cat')),
        piece,
      ).to.be.below(4000);
    }
  });
});
