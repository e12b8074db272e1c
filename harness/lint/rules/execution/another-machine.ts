import { sendsElsewhere } from '../../../runbook/commands/elsewhere.ts';
import type { Command, Script } from '../../../runbook/commands/script.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';

/** The text sends the reader to another machine, but the commands under it do not go there. */
export const anotherMachine: Rule = {
  name: 'another-machine',
  severity: 'warning',
  why: 'The commands run wherever the reader pastes them, and on the wrong machine they change something that nobody meant to change.',
  examples: {
    bad: [
      'uptime\n# SSH to each node and run:\n«systemctl restart kubelet»',
      'uptime\n# Log in to the worker node\n«journalctl -u kubelet -n 100»\njournalctl -u containerd -n 100',
      'kubectl get nodes\n# 1. ssh into the database server\n«df -h»',
      '# Nodes\n\nSSH into each server and run:\n\n```bash\n# Look\n«uptime»\n\n# Restart\nsystemctl restart kubelet\n```\n',
    ],
    good: [
      'uptime\n# SSH to each node and run:\nfor node in a b; do ssh "$node" systemctl restart kubelet; done',
      'uptime\n# SSH to the node\nssh root@worker-1',
      'uptime\n# Check SSH keys\nkubectl get secret keys',
      'uptime\n# 2. Restrict SSH to your own address first\ncurl -f http://ip.shop',
      'uptime\n# Allow ssh on port 2222\nufw allow 2222',
      'uptime\n# Enable SSH to the lab\nufw allow 22',
      'uptime\n# Log in to the registry\ndocker login registry.shop',
      'uptime\n# SSH to the node, or from here:\nkubectl debug node/worker-1 --image=busybox -- df -h',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labelOf = labelsOf(document);
    const goes = new Set(document.commands.filter(goesThere).map(({ statement }) => statement));
    const reported = new Set<Script>();
    let loggedIn: Command | undefined;
    for (const command of document.commands) {
      const { script, statement, words } = command;
      if (words[0] === 'ssh') loggedIn = command;
      // "SSH to the node and run `…`" says where to type it.
      if (script.inline || goes.has(statement) || loggedIn?.script === script) continue;
      const label = labelOf(command);
      if (!sendsElsewhere(label)) continue;
      // One sentence above a fence sends all of it there.
      if (reported.has(script)) continue;
      reported.add(script);
      const isMixed = document.commands.some(
        (other) => other.script === script && !sendsElsewhere(labelOf(other)),
      );
      yield {
        ...command.at(),
        // A fence that runs there as a whole is clear to a person.
        severity: isMixed ? 'warning' : 'note',
        text: 'The text says to go to another machine, but the command runs on this one.',
        instead: "ssh … 'the commands', or kubectl debug node/… -- …",
      };
    }
  },
};

const remote = new Set(['ssh', 'kubectl', 'oc', 'ansible', 'gcloud', 'aws', 'az', 'scp']);
const goesThere = ({ words }: Command) => remote.has(words[0]);
