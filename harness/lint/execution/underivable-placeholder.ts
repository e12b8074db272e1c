import type { LintDocument, Script } from '../document.ts';
import type { Problem, Rule } from '../rule.ts';
import { subjectsOf, Vocabulary } from './placeholder-words.ts';
import { passagesOf } from './reading.ts';

type Hole = Script['holes'][number];

/** A placeholder for something that no line above it lists, prints or as much as names. */
export const underivablePlaceholder: Rule = {
  name: 'underivable-placeholder',
  severity: 'warning',
  why: 'Whoever follows the runbook has to know already, or to guess, while the system is down.',
  examples: {
    bad: [
      'kubectl get pods -n shop\nkubectl delete pvc «<claim-name>» -n shop',
      'uptime\n# Look at it\nkubectl describe nodegroup «<ng-name>»',
      'kubectl get svc\nkubectl logs «<pod>»\nkubectl logs <pod> --previous',
      'kubectl get pods\nshopctl refund «<order-id>»',
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
      for (const hole of holesIn(script, statement)) {
        const subjects = subjectsOf(script, hole);
        if (!open.delete(subjects.join(' '))) continue;
        if (!subjects.some((one) => known.knows(one))) yield problemOf(script, hole);
      }
      learn(known, script.text.slice(statement.from, statement.to));
    }
  },
};

/** What the document has placeholders for, but for those that its words explain by name. */
function openIn(document: LintDocument): Set<string> {
  const open = new Set<string>();
  const holes = document.scripts.flatMap((script) =>
    script.holes.map((hole) => ({ script, hole })),
  );
  if (holes.length === 0) return open;
  const explained = explainedIn(document);
  for (const { script, hole } of holes) {
    if (!explained.has(hole.name)) open.add(subjectsOf(script, hole).join(' '));
  }
  open.delete('');
  return open;
}

function* holesIn(script: Script, { from, to }: { from: number; to: number }): Iterable<Hole> {
  for (let at = firstFrom(script.holes, from); at < script.holes.length; at += 1) {
    const hole = script.holes[at];
    if (!hole || hole.at >= to) return;
    yield hole;
  }
}

function firstFrom(holes: readonly Hole[], offset: number): number {
  let [low, high] = [0, holes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((holes[middle]?.at ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const listing =
  /\b(?:kubectl|oc)\b.{0,80}\b(?:describe|get\s(?:\S+\s){0,4}(?:all|events?)|get\s.{0,200}\s-o)\b/;

/** What a command names or prints; the placeholders in it teach nothing. */
function learn(known: Vocabulary, text: string): void {
  known.read(text.replace(/<[A-Za-z][\w ./-]{0,60}>|\$\{?\w+/g, ' '));
  if (text.length < 5000 && listing.test(text))
    known.read('pod container ip node service deployment replicaset');
  if (commits.test(text.slice(0, 5000))) known.read('commit hash sha revision');
}

const commits = /\bgit\b.{0,80}\b(?:log|reflog|rev-list|rev-parse|blame)\b/;

/** Names that the text outside of commands speaks of: "`<order>` is the number on the bill". */
function explainedIn(document: LintDocument): ReadonlySet<string> {
  const names = new Set<string>();
  for (const passage of passagesOf(document)) {
    if (passage.kind !== 'words') continue;
    for (const [, name = ''] of passage.text.matchAll(/<([A-Za-z][\w ./-]{0,60})>/g))
      names.add(name);
  }
  return names;
}

const problemOf = (script: Script, { at, name }: Hole): Problem => ({
  place: script.placeAt(at),
  length: name.length + 2,
  text: `Nothing before tells how to find \`<${name}>\`.`,
  instead: 'a command above it that prints the value, or a variable that one sets',
});
