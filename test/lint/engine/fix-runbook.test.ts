import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { rules } from '../../../harness/lint/engine/all-rules.ts';
import { checkRunbook } from '../../../harness/lint/engine/check.ts';
import { fixRunbook } from '../../../harness/lint/engine/fix-runbook.ts';
import { noSettings } from '../../../harness/lint/engine/levels.ts';
import { everything } from '../../../harness/lint/engine/narrowing.ts';
import { readExample } from '../examples.ts';

const whole = (written: string) => readExample(written).text;
const fix = (text: string, narrowing = everything) =>
  fixRunbook({ file: 'ops.md', text, files: undefined }, noSettings, narrowing);

/** What is certain, by rule. */
const certain: readonly (readonly [rule: string, before: string, after: string])[] = [
  ['typographic-character', 'kubectl get pods –n shop', 'kubectl get pods -n shop'],
  [
    'typographic-character',
    'kubectl get pods —all-namespaces',
    'kubectl get pods --all-namespaces',
  ],
  [
    'typographic-character',
    'kubectl get pods –-namespace=shop',
    'kubectl get pods --namespace=shop',
  ],
  ['typographic-character', 'kubectl delete pod web-0 -–force', 'kubectl delete pod web-0 --force'],
  [
    'typographic-character',
    'kubectl get pods –namespace shop',
    'kubectl get pods --namespace shop',
  ],
  ['typographic-character', 'kubectl logs web-0 ‑f --tail=5', 'kubectl logs web-0 -f --tail=5'],
  ['typographic-character', 'kubectl exec web-0 — ls /data', 'kubectl exec web-0 -- ls /data'],
  ['typographic-character', 'su – postgres', 'su - postgres'],
  ['typographic-character', 'grep “out of memory” shop.log', 'grep "out of memory" shop.log'],
  ['typographic-character', 'grep “$NAME” shop.log | wc -l', 'grep "$NAME" shop.log | wc -l'],
  ['typographic-character', 'kubectl logs web-0 -c ‘app’', "kubectl logs web-0 -c 'app'"],
  [
    'typographic-character',
    'kubectl patch deploy web -n shop -p ‘{“spec”:{“replicas”:3}}’',
    `kubectl patch deploy web -n shop -p '{"spec":{"replicas":3}}'`,
  ],
  ['typographic-character', 'kubectl get\u00a0pods\u00a0-n shop', 'kubectl get pods -n shop'],
  ['typographic-character', '\u00a0uptime', ' uptime'],
  ['typographic-character', 'kubectl get pods \u200b-n shop', 'kubectl get pods -n shop'],
  [
    'typographic-character',
    '# Web\n\nRun `kubectl get pods –n shop`.\n',
    '# Web\n\nRun `kubectl get pods -n shop`.\n',
  ],
  ['blank-after-backslash', 'kubectl get pods \\ \n  -n shop', 'kubectl get pods \\\n  -n shop'],
  ['double-backslash', 'kubectl get pods \\\\\n  -n shop', 'kubectl get pods \\\n  -n shop'],
  ['blank-after-backslash', 'kubectl get pods \\\t\n| grep web', 'kubectl get pods \\\n| grep web'],
  [
    'exec-without-dashes',
    'kubectl exec -n shop web-0 ls /data',
    'kubectl exec -n shop web-0 -- ls /data',
  ],
  ['exec-without-dashes', 'kubectl exec web-0 ls -la /data', 'kubectl exec web-0 -- ls -la /data'],
  [
    'exec-without-dashes',
    'kubectl exec -it db-0 bash -n shop',
    'kubectl exec -it db-0 -n shop -- bash',
  ],
  [
    'exec-without-dashes',
    'kubectl exec web-0 \\\n  ls /data',
    'kubectl exec web-0 \\\n  -- ls /data',
  ],
  [
    'deprecated-kubectl-flag',
    'kubectl apply -f web.yaml --dry-run',
    'kubectl apply -f web.yaml --dry-run=client',
  ],
  [
    'patch-without-type',
    `kubectl patch scaledobject web -n shop -p '{"spec":{"minReplicaCount":1}}'`,
    `kubectl patch --type=merge scaledobject web -n shop -p '{"spec":{"minReplicaCount":1}}'`,
  ],
  [
    'unknown-kubectl-flag',
    'kubectl drain node-1 --ignore-daemonsets --delete-local-data',
    'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data',
  ],
  ['unknown-kubectl-flag', 'kubectl version --short --client', 'kubectl version --client'],
  ['unknown-resource-type', 'kubectl describe pvcs -n shop', 'kubectl describe pvc -n shop'],
  [
    'unknown-kubectl-command',
    'kubectl apply manifests/web.yaml',
    'kubectl apply -f manifests/web.yaml',
  ],
  ['awk-in-double-quotes', 'df -h | awk "{ print $5, $NF }"', "df -h | awk '{ print $5, $NF }'"],
  [
    'input-never-arrives',
    'kubectl exec db-0 -n shop -- psql -U shop < orders.sql',
    'kubectl exec -i db-0 -n shop -- psql -U shop < orders.sql',
  ],
  [
    'input-never-arrives',
    'docker exec db psql < orders.sql',
    'docker exec -i db psql < orders.sql',
  ],
];

/** Findings that a person has to decide on. */
const doubtful: readonly string[] = [
  'ls –la /data',
  'rm –rf /data/old',
  'kubectl exec –it web-0 -- sh',
  'docker run –rm shop',
  'find . –name web',
  'openssl x509 –noout -in web.pem',
  'cat – web.log',
  'grep “it is ‘down” shop.log',
  'grep “out of',
  'grep ‘it’s down’ shop.log',
  'kubectl get pods \\ \nkubectl get svc',
  'kubectl delete pod web-0 \\ # at once\n  --now',
  'kubectl exec db-0 psql -c "SELECT 1"',
  'kubectl exec --pod web db-0 ls',
  'kubectl scale deploy/web --replicas=3 -n shop --record',
  'kubectl version \\\n  --short',
  `kubectl patch scaledobject web --type=strategic -n shop -p '{"spec":{}}'`,
  `kubectl patch scaledobject web -n shop -p '{"spec":{"triggers":[]}}'`,
  `oc patch kubeapiserver cluster -p '{"spec":{}}'`,
  'kubectl get deployements -n shop',
  'kubectl list pods',
  'awk "/it\'s/ {print $1}" shop.log',
  'awk "{print \\"$1\\"}" shop.log',
  'ssh web-1 "df -h | awk \'{print $5}\'"',
  'kubectl exec –it web-0 \\\n  ls',
  "ssh web-1 'kubectl exec db-0 -- psql' < orders.sql",
  'kubectl run restore --image=postgres -- psql < orders.sql',
  'curl http://shop.example/health',
];

describe('fixing a runbook', () => {
  for (const [rule, before, after] of certain) {
    it(`${rule}: ${JSON.stringify(before)}`, () => {
      const found = checkRunbook('ops.md', whole(before)).filter((one) => one.rule === rule);
      expect(found, 'before').not.to.deep.equal([]);
      const { text, count } = fix(whole(before));
      expect(text).to.equal(whole(after));
      expect(count).to.be.greaterThan(0);
      expect(fix(text)).to.deep.equal({ text, count: 0 });
    });
  }

  for (const text of doubtful) {
    it(`leaves to a person: ${JSON.stringify(text)}`, () => {
      expect(checkRunbook('ops.md', whole(text)), 'findings').not.to.deep.equal([]);
      expect(fix(whole(text))).to.deep.equal({ text: whole(text), count: 0 });
    });
  }

  it('keeps a byte order mark, line endings, tabs and a missing last newline', () => {
    const before =
      '\uFEFF# Web\r\n\r\n1.\tLook:\r\n\r\n\t```sh\r\n\tkubectl get pods –n shop \r\n\t```\r\n\r\nRun `kubectl apply –f w.yaml`.\rEnd';
    expect(fix(before)).to.deep.equal({ text: before.replaceAll('–', '-'), count: 2 });
    const first = '\uFEFF`kubectl get pods –n shop` is next.';
    const { text } = fix(`${first}\n\n${whole('kubectl get pods –n shop')}`);
    expect(text.startsWith('\uFEFF`')).to.equal(true);
  });

  it('takes the blank and leaves the carriage return', () => {
    const before = whole('kubectl get pods \\ \n  -n shop').replaceAll('\n', '\r\n');
    expect(fix(before).text).to.equal(before.replace('\\ ', '\\'));
  });

  it('repeats until nothing is left, several on one line too', () => {
    const before = whole(
      'kubectl exec –n shop db-0 psql —file=“all orders.sql”\nkubectl get –A pvcs',
    );
    expect(fix(before)).to.deep.equal({
      text: whole('kubectl exec -n shop db-0 -- psql --file="all orders.sql"\nkubectl get -A pvc'),
      count: 6,
    });
  });

  it('leaves out a replacement that brings a new error, and makes the others', () => {
    const before = whole('kubectl get pods —selectr=app=web\nkubectl get pods –n shop');
    expect(fix(before)).to.deep.equal({
      text: before.replace('–n', '-n'),
      count: 1,
    });
  });

  it('leaves a line whose finding is silenced, and a comment that still works', () => {
    const silenced =
      '# Web\n\n<!-- firedrill: ignore typographic-character in "get pods –n": a test of the reader -->\n```bash\nkubectl get pods –n shop\n```\n';
    expect(fix(silenced).count).to.equal(0);
    const other =
      '# Web\n\n<!-- firedrill: ignore curl-without-fail in "curl –s": read aloud -->\n```bash\ncurl –s http://shop/health\n```\n';
    expect(fix(other)).to.deep.equal({ text: other, count: 0 });
  });

  it('replaces only what is asked for', () => {
    const before = whole('kubectl get pods –n shop\nkubectl apply -f web.yaml --dry-run');
    const asked = { ...everything, rules: ['deprecated-kubectl-flag'] };
    expect(fix(before, asked).text).to.equal(before.replace('--dry-run', '--dry-run=client'));
    const errors = { ...everything, least: 'error' as const };
    expect(fix(before, errors).text).to.equal(before.replace('–', '-'));
  });

  it('is documented for each rule', () => {
    const documented = readFileSync('docs/check.md', 'utf8')
      .split('## Fixing what is certain')[1]
      ?.split('\n## ')[0]
      ?.matchAll(/^\| `([a-z-]+)` \|/gm);
    const names = new Set(certain.map(([rule]) => rule));
    expect([...(documented ?? [])].map(([, name]) => name)).to.have.members([...names]);
  });

  it('is finished after one run, for every example of these rules', () => {
    const names = new Set(certain.map(([rule]) => rule));
    for (const { name, examples } of rules) {
      if (!names.has(name)) continue;
      for (const written of [...examples.bad, ...examples.good]) {
        const { text } = fix(whole(written));
        expect(fix(text), written).to.deep.equal({ text, count: 0 });
      }
    }
  });

  it('ends for many replacements in one word', () => {
    const before = whole(`kubectl get${'\u00a0pods'.repeat(150)}`);
    const { text } = fix(before);
    expect(text.match(/\u00a0/g) ?? []).to.have.length.lessThan(150);
  });
});
