import { expect } from 'chai';
import { checkRunbook } from '../../harness/lint/engine/check.ts';
import { readExample } from './examples.ts';

/** What a finding says where its own examples show only the place. */
const sentences: readonly (readonly [rule: string, text: string, says: string])[] = [
  [
    'cannot-be-undone',
    'vault operator raft snapshot restore shop.snap',
    'This replaces the whole state of Vault.',
  ],
  ['cannot-be-undone', 'vault secrets disable shop', 'This deletes secrets of Vault.'],
  [
    'cannot-be-undone',
    'psql -c "DROP SCHEMA mill"',
    'This drops a schema with its tables; in MySQL that is a database.',
  ],
  ['cannot-be-undone', 'cqlsh -e "DROP KEYSPACE mill"', 'This drops a whole keyspace.'],
  ['cannot-be-undone', 'psql -c "DROP DATABASE mill"', 'This drops a whole database.'],
  ['cannot-be-undone', 'eksctl delete cluster --name mill', 'This deletes the whole cluster.'],
  ['cannot-be-undone', 'eksctl delete cluster -f mill.yaml', 'This deletes the whole cluster.'],
  ['cannot-be-undone', 'kops delete cluster mill --yes', 'This deletes the whole cluster.'],
  [
    'cannot-be-undone',
    'eksctl delete nodegroup --cluster mill oven',
    'This deletes a part of the cluster.',
  ],
  [
    'cannot-be-undone',
    'docker compose down -v',
    'This deletes the volumes of this project with their data.',
  ],
  [
    'cannot-be-undone',
    'docker-compose down --volumes',
    'This deletes the volumes of this project with their data.',
  ],
  [
    'placeholder-redirects',
    'kubectl get pods\nssh root@<vm> uptime',
    '`<vm>`: the shell reads the brackets as redirections.',
  ],
  [
    'placeholder-redirects',
    'kubectl logs <pod> -n <space>',
    '`<pod>`, `<space>`: nothing follows the last `>`, so the shell refuses the whole line.',
  ],
  [
    'placeholder-redirects',
    'for pod in <pods>; do echo "$pod"; done',
    '`<pods>`: nothing follows the last `>`, so the shell refuses the whole line.',
  ],
];

describe('what findings say', () => {
  for (const [rule, text, says] of sentences) {
    it(`${rule} on ${text.split('\n').join(' ⏎ ')}`, () => {
      const found = checkRunbook('example.md', readExample(text).text);
      expect(found.filter((one) => one.rule === rule).map((one) => one.text)).to.deep.equal([says]);
    });
  }
});
