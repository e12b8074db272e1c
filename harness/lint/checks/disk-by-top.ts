import type { Command, LintDocument } from '../document.ts';
import { readInvocation } from '../kubectl/invocation.ts';
import { type Labels, labelsOf } from '../labels.ts';
import { pipelinesOf } from '../pipelines.ts';
import type { Problem, Rule } from '../rule.ts';
import { readGrep } from './grep.ts';

/** A question about disks, asked of a command that knows nothing of them. */
export const diskByTop: Rule = {
  name: 'disk-by-top',
  severity: 'warning',
  why: 'A disk that is full shows nowhere in the answer, so the fault is looked for elsewhere.',
  examples: {
    bad: [
      '\n# Check disk usage of the nodes\nkubectl «top» nodes',
      '\n# How full are the disks?\nkubectl «describe» nodes | grep -A 5 "Allocated resources"',
    ],
    good: [
      '\n# Check CPU and memory\nkubectl top nodes',
      '\n# Check memory, CPU and disk\nkubectl top nodes',
      '\n# Check for disk pressure\nkubectl describe nodes | grep DiskPressure',
      '\n# Check disk usage\ndf -h',
      '\n# Restart what fills the disk\nkubectl rollout restart deploy/web',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const { commands } of pipelinesOf(document)) {
      const [first, next] = commands;
      const verb = readInvocation(first)?.verb;
      if (!verb || !isAboutDisks(first, labels)) continue;
      const requests = verb.text === 'describe' && next && readGrep(next)?.pattern.text;
      if (verb.text !== 'top' && requests !== 'Allocated resources') continue;
      yield {
        ...first.at(verb.at),
        text: requests
          ? 'This shows what pods have asked for, and not how full a disk is.'
          : 'This shows processors and memory, and no disk.',
        instead: 'kubectl get --raw "/api/v1/nodes/$NODE/proxy/stats/summary" | jq .node.fs',
      };
    }
  },
};

function isAboutDisks(command: Command, labels: Labels): boolean {
  const label = labels(command);
  return (
    /\b(?:disks?|storage)\b/i.test(label) &&
    !/\b(?:cpu|memory|processors?|resources?)\b/i.test(label)
  );
}
