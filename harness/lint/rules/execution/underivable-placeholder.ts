import type { Script } from '../../../runbook/commands/script.ts';
import type { Statement } from '../../../runbook/shell/statements.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { openHoles } from '../../read/open-holes.ts';
import { passagesOf } from '../../read/passage.ts';
import { isOfSystem, subjectsOf, Vocabulary } from '../../read/placeholder-words.ts';
import { type WrittenHole, writtenHoles } from '../../read/written-holes.ts';

/** A placeholder for something that no line above it lists, prints or even names. */
export const underivablePlaceholder: Rule = {
  name: 'underivable-placeholder',
  severity: 'warning',
  why: 'The reader has to know the value already, or to guess it, while the system is down.',
  examples: {
    bad: [
      'kubectl get pods -n shop\nkubectl delete pvc «<claim-name>» -n shop',
      'uptime\n# Look at it\nkubectl describe nodegroup «<ng-name>»',
      'kubectl get svc\nkubectl logs «<pod>»\nkubectl logs <pod> --previous',
      'kubectl get pods\nshopctl refund «<order-id>»',
      'kubectl get pods\nshopctl refund «YOUR_ORDER_ID»',
      'kubectl get pods\nshopctl refund «{{ order_id }}»',
      'kubectl get pods\nshopctl refund «%ORDER%»',
      'kubectl get pods\nshopctl refund «__ORDER__»',
      'kubectl get pods\nshopctl refund «[order-id]»',
      'uptime\nshopctl refund «REPLACE_WITH_ORDER»',
      'uptime\ncurl -f http://shop/orders/«ORDER_ID»/refund',
      'uptime\nshopctl refund --order «ORDER_ID»',
    ],
    good: [
      'kubectl get pods -n shop\nkubectl delete pod <pod-name> -n shop',
      'kubectl get pvc\nkubectl describe pvc <name>',
      'kubectl get deploy -n shop\nkubectl rollout undo deployment/<name>',
      'uptime\n# Find the order in the log, then:\nshopctl refund <order-id>',
      '# Runbook\n\nThe alert names the node.\n\n```bash\nkubectl drain <node>\n```\n',
      '# Runbook\n\n```bash\nshopctl refund <order>\n```\n\n`<order>` is the number on the bill.\n',
      'kubectl get pods -n <namespace>\nkubectl scale deploy/web --replicas=<count>',
      'kubectl get all\nkubectl exec <pod-name> -- ls',
      'kubectl get jobs # then\nkubectl logs job/<name>',
      'git log --oneline web.yaml\ngit checkout <commit-hash> web.yaml',
      'oc get pod -n shop -l app=web\noc logs <podname> -n shop',
      'kubectl get pods -n YOUR_NAMESPACE',
      'kubectl get nodes\ncurl -f http://api/nodes/NODE_NAME/proxy',
      '# Runbook\n\n`ORDER_ID` is the number on the bill.\n\n```bash\nshopctl refund ORDER_ID\n```\n',
      'kubectl get pods\ndate +%H%M%S\necho 100%',
      'kubectl set env deploy/web ORDER_ID=1\nprintenv ORDER_ID\nexport ORDER_ID\nread -r BILL_ID\nunset BILL_ID',
      "psql -c 'SELECT ORDER_ID FROM orders'",
      'ORDER_ID=1\nshopctl refund ORDER_ID',
      "docker ps --format '{{.Names}}'\nls [abc] [a-z]* /tmp",
      'kubectl get pods\nshopctl [options] refund',
      'python3 -c "print(__name__)"',
      'git commit -m "Replace the old header\n\nNow <PageHeader> is used"',
      'echo "Usage: $0 <start-day>"',
      "printf 'Usage: restore ORDER_ID\\n'",
      'echo "usage: ./restore.sh YYYY-MM-DD"',
      'tar xf backup-YYYYMMDD.tar.gz',
      'shopctl restore --at YYYY-MM-DDTHH:MM',
      'cd <somedir>',
      'cd <your-folder>/shop',
      'psql "postgres://shop:<pw>@db/shop"',
      'shopctl login --sid YOUR_TWILIO_SID --credential <client-credential>',
      'shopctl notify --webhook <slack-webhook>',
      './collect.sh <incident-id>',
      'shopctl note <ticket>',
      'shopctl tune --max-connections <max-connections>',
      'shopctl tune --memory <memory-limit>',
      'OPENAI_API_KEY=sk-... shopctl start',
      'shopctl login --key sk-ant-xxxxxxxx',
      'shopctl login --token ghp_xxxxxxxxxxxx',
      'helm upgrade mill mill/mill --version {{< latest-version >}}',
      'helm upgrade mill mill/mill --version [[VAR::mill_version]]',
      'curl -fO https://get.example/{{ site.version }}/mill.yaml',
      'curl -fO https://get.example/{{% param release %}}/mill.yaml',
      'docker pull example/mill:{{ page.release }}',
      'docker pull example/mill:|release|',
      'docker pull example/mill:@@RELEASE@@',
      'vi web.xml\n<orders>\n  <order>1</order>\n</orders>',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const open = openIn(document);
    const known = new Vocabulary();
    for (const passage of passagesOf(document)) {
      if (open.size === 0) return;
      if (passage.kind === 'words') {
        known.read(passage.text);
        continue;
      }
      const { script, statement } = passage;
      const holes = openHoles(script, statement);
      for (const hole of holes) {
        const subjects = subjectsOf(script, hole);
        if (!open.delete(subjects.join(' '))) continue;
        if (subjects.some((one) => known.knows(one))) continue;
        // Whoever follows the text may well know what is not one of the system's own things.
        yield { ...problemOf(script, hole), severity: isOfSystem(subjects) ? 'warning' : 'note' };
      }
      learn(known, script, statement, holes);
    }
  },
};

/** What the document has placeholders for, except for the placeholders that its text explains by name. */
function openIn(document: LintDocument): Set<string> {
  const open = new Set<string>();
  const holes = document.scripts.flatMap((script) =>
    script.statements.flatMap((statement) =>
      openHoles(script, statement).map((hole) => ({ script, hole })),
    ),
  );
  if (holes.length === 0) return open;
  const explained = explainedIn(document);
  for (const { script, hole } of holes) {
    if (!explained.has(hole.name)) open.add(subjectsOf(script, hole).join(' '));
  }
  open.delete('');
  return open;
}

const listing =
  /\b(?:kubectl|oc)\b.{0,80}\b(?:describe|get\s(?:\S+\s){0,4}(?:all|events?)|get\s.{0,200}\s-o)\b/;

/** What a command names or prints; the placeholders in it teach nothing. */
function learn(
  known: Vocabulary,
  script: Script,
  { from, to }: Statement,
  holes: readonly WrittenHole[],
): void {
  let read = from;
  for (const { at, written } of [...holes, { at: to, written: '' }]) {
    if (at < read) continue;
    known.read(script.text.slice(read, at).replace(/\$\{?\w+/g, ' '));
    read = at + written.length;
  }
  const text = script.text.slice(from, to);
  if (text.length < 5000 && listing.test(text))
    known.read('pod container ip node service deployment replicaset');
  if (commits.test(text.slice(0, 5000))) known.read('commit hash sha revision');
}

const commits = /\bgit\b.{0,80}\b(?:log|reflog|rev-list|rev-parse|blame)\b/;

/**
 * Names that the text outside commands explains: "`<order>` is the number on the bill"; and
 * variables, which are not placeholders although their names are in capitals.
 */
function explainedIn(document: LintDocument): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { statements } of document.scripts) {
    for (const { sets, uses } of statements)
      for (const { name } of [...sets, ...uses]) names.add(name);
  }
  for (const passage of passagesOf(document)) {
    if (passage.kind !== 'words' || !marked.test(passage.text)) continue;
    for (const { name } of writtenHoles(passage.text)) names.add(name);
    for (const [name] of passage.text.matchAll(/\b[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,60}\b/g)) {
      names.add(name).add(name.replace(/^YOUR_/, ''));
    }
  }
  return names;
}

/** Most prose has no placeholder; this pattern rules it out quickly. */
const marked = /[<{%[_]/;

const problemOf = (script: Script, { at, written }: WrittenHole): Problem => ({
  place: script.placeAt(at),
  length: written.length,
  text: `Nothing above shows how to find \`${written}\`.`,
  instead: 'a command above it that prints the value, or a variable that such a command sets',
});
