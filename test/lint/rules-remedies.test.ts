import { expect } from 'chai';
import { checkRunbook } from '../../harness/lint/engine/check.ts';
import { readExample } from './examples.ts';

/** Advice of rules that their own examples do not show. */
const remedies: readonly (readonly [rule: string, text: string, instead: string])[] = [
  [
    'wait-on-old-pod',
    'kubectl rollout restart statefulset/db\nkubectl wait --for=condition=ready pod -l app=db',
    'kubectl rollout status statefulset/db',
  ],
  [
    'wait-on-old-pod',
    'kubectl rollout restart sts db\nkubectl wait --for=condition=ready pod -l app=db',
    'kubectl rollout status statefulset/db',
  ],
  [
    'checked-too-early',
    'kubectl rollout restart daemonset/proxy\ncurl -f http://proxy/health',
    'kubectl rollout status daemonset/proxy --timeout=…',
  ],
  [
    'sql-in-shell',
    'mysql -u root\nSHOW PROCESSLIST;',
    "mysql … -e '…', or a here-document: mysql … <<'SQL'",
  ],
  [
    'sql-in-shell',
    'cqlsh cassandra-0\nSELECT * FROM mill.orders;\nTRUNCATE orders;',
    "cqlsh … -e '…', or a here-document: cqlsh … <<'SQL'",
  ],
  [
    'sql-in-shell',
    'kubectl exec -it db-0 -- mysql -u root\nSELECT * FROM orders;\n',
    "mysql … -e '…', or a here-document: mysql … <<'SQL'",
  ],
  ['sql-in-shell', 'SELECT 1 FROM shop;', "psql … -c '…', or a here-document: psql … <<'SQL'"],
  ['claim-without-unit', '# Ops\n\nRTO: 60', '60 seconds or 60 minutes, whichever is meant'],
  ['interactive-command', 'oc edit deploy/web', "oc patch … --type merge -p '…', or oc apply -f …"],
  ['interactive-command', 'kubectl exec -it web-0 -- sh', "sh -c '…'"],
  ['interactive-command', 'apt-get install jq', 'the same with -y'],
  [
    'drain-without-limits',
    'oc adm drain n1 --ignore-daemonsets --delete-emptydir-data',
    'oc adm drain … --ignore-daemonsets --delete-emptydir-data --timeout=300s',
  ],
  ['exec-without-dashes', 'kubectl exec -it store-0 bash -n shop', '… -n shop -- bash'],
  ['exec-without-dashes', 'kubectl exec web-0 -n shop ls /data', '… -- ls /data'],
  ['interactive-command', 'gcloud sql instances delete shop', 'the same with --quiet'],
  ['interactive-command', 'az group delete -n shop', 'the same with --yes'],
  ['interactive-command', 'docker volume prune', 'the same with --force'],
  [
    'interactive-command',
    'mysql -u root -p -e "SELECT 1"',
    'a password from a file: mysql --defaults-extra-file=…',
  ],
  ['endless-command', 'docker compose up', 'the same with -d'],
  ['endless-command', 'aws logs tail /shop --follow', 'the same without --follow'],
];

describe('remedies of rules', () => {
  for (const [rule, text, instead] of remedies) {
    it(`${rule}: ${instead}`, () => {
      const found = checkRunbook('example.md', readExample(text).text);
      const own = found.filter((finding) => finding.rule === rule);
      expect(own.map((finding) => finding.instead)).to.deep.equal([instead]);
    });
  }
});

describe('unset-variable', () => {
  const textsOf = (text: string) =>
    checkRunbook('x.md', text)
      .filter(({ rule }) => rule === 'unset-variable')
      .map((finding) => finding.text);
  it('names the line below that sets it', () => {
    expect(textsOf('# Shop\n\n```bash\nkubectl logs "$pod"\npod=web-0\n```\n')).to.deep.equal([
      '`pod` is set only below, on line 5.',
    ]);
  });
  it('says so where nothing sets it', () => {
    const [text] = textsOf('# Shop\n\n```bash\nkubectl logs "$pod"\nother=web-0\n```\n');
    expect(text).to.match(/^Nothing above sets `pod`/);
  });
});
