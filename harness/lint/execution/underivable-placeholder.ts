import type { LintDocument, Script } from '../document.ts';
import type { Problem, Rule } from '../rule.ts';
import { subjectsOf, wordsIn } from './placeholder-words.ts';
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
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    if (!document.scripts.some(({ holes }) => holes.length > 0)) return;
    const explained = explainedIn(document);
    const known = new Set<string>();
    const reported = new Set<string>();
    for (const passage of passagesOf(document)) {
      if (passage.kind === 'words') {
        for (const word of wordsIn(passage.text)) known.add(word);
        continue;
      }
      const { script, statement } = passage;
      for (const hole of holesIn(script, statement)) {
        const subjects = subjectsOf(script, hole);
        const key = subjects.join(' ');
        if (subjects.length === 0 || reported.has(key) || explained.has(hole.name)) continue;
        if (subjects.some((word) => known.has(word))) continue;
        reported.add(key);
        yield problemOf(script, hole);
      }
      for (const word of learnt(script.text.slice(statement.from, statement.to))) known.add(word);
    }
  },
};

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

/** What a command names or prints; the placeholders in it teach nothing. */
function learnt(text: string): readonly string[] {
  const words = wordsIn(text.replace(/<[A-Za-z][\w ./-]{0,60}>|\$\{?\w+/g, ' '));
  const kubectl = words.includes('kubectl');
  const all =
    kubectl &&
    /\bget\s+(?:\S+\s+){0,4}(?:all|events?)\b|\b(?:describe|get\b.{0,200}\s-o)\b/.test(text);
  return all
    ? [...words, 'pod', 'container', 'ip', 'node', 'service', 'deployment', 'replicaset']
    : words;
}

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
