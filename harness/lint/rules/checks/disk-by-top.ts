import type { Command } from '../../../runbook/commands/script.ts';
import { type Invocation, readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { type Labels, labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { readGrep } from '../../read/grep.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** A question about disks, put to a command that does not report them. */
export const diskByTop: Rule = {
  name: 'disk-by-top',
  severity: 'warning',
  why: 'A full disk does not show in the answer, so people look for the fault elsewhere.',
  examples: {
    bad: [
      '\n# Check disk usage of the nodes\nkubectl «top» nodes',
      '\n# How full are the disks?\nkubectl «describe» nodes | grep -A 5 "Allocated resources"',
      '\n# Find the largest consumers\nkubectl «exec» -n shop deploy/web -- df -h',
    ],
    good: [
      '\n# Check CPU and memory\nkubectl top nodes',
      '\n# Check memory, CPU and disk\nkubectl top nodes',
      '\n# Check for disk pressure\nkubectl describe nodes | grep DiskPressure',
      '\n# Check disk usage\ndf -h',
      '\n# Check disk usage\nkubectl exec -n shop deploy/db -- df -h',
      '\n# Find what fills the volume\nkubectl exec -n shop deploy/db -- df -h /data\nkubectl exec -n shop deploy/db -- du -sh /data',
      '\n# Find the largest consumers\nkubectl exec -n shop deploy/db -- du -sh /data',
      '\n# Restart what fills the disk\nkubectl rollout restart deploy/web',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const { commands } of pipelinesOf(document)) {
      const [first, next] = commands;
      const call = readInvocation(first);
      const verb = call?.verb;
      if (verb && isDiskOfOne(call) && isAboutConsumers(labels(first))) {
        yield {
          ...first.at(verb.at),
          text: '`df` in a container shows the disk of its own node, not what fills it.',
          instead: 'kubectl get --raw "/api/v1/nodes/$NODE/proxy/stats/summary" | jq .pods',
        };
      }
      if (!verb || !isAboutDisks(first, labels)) continue;
      const requests = verb.text === 'describe' && next && readGrep(next)?.pattern.text;
      if (verb.text !== 'top' && requests !== 'Allocated resources') continue;
      yield {
        ...first.at(verb.at),
        text: requests
          ? 'This shows what pods have requested, not how full a disk is.'
          : 'This shows CPU and memory, but no disk.',
        instead: 'kubectl get --raw "/api/v1/nodes/$NODE/proxy/stats/summary" | jq .node.fs',
      };
    }
  },
};

/** `kubectl exec … -- df -h`; with a path it is about the volume mounted there. */
const isDiskOfOne = ({ verb, rest: [program, ...words] }: Invocation) =>
  verb.text === 'exec' && program?.text === 'df' && words.every(({ text }) => text.startsWith('-'));

const isAboutConsumers = (label: string) =>
  /\b(?:(?:large|larger|largest|big|biggest|top|space|disk) consumers?|what (?:fills|takes|uses))\b/i.test(
    label,
  );

function isAboutDisks(command: Command, labels: Labels): boolean {
  const label = labels(command);
  return (
    /\b(?:disks?|storage)\b/i.test(label) &&
    !/\b(?:cpu|memory|processors?|resources?)\b/i.test(label)
  );
}
