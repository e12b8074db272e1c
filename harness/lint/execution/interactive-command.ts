import { whyInteractive } from '../../runbook/commands/interactive.ts';
import { isFed } from '../../runbook/shell/simple-commands.ts';
import type { LintDocument } from '../document.ts';
import type { Problem, Rule } from '../rule.ts';

/** A command at which somebody has to sit and type. */
export const interactiveCommand: Rule = {
  name: 'interactive-command',
  severity: 'warning',
  why: 'What is to be typed is not in the runbook, so that everybody does something else; the lines under it are typed into it, or never reached.',
  examples: {
    bad: [
      '«kubectl edit pvc data -n shop»',
      'kubectl get pods\n«ssh root@worker-1»\nsystemctl status kubelet',
      '«kubectl exec -it db-0 -n shop -- psql -U shop»',
      '«sudo vi /etc/hosts»',
      '«kubectl run -it box --image=busybox»',
      'kubectl get events | «less»',
      '«oc rsh -n etcd etcd-0»\nls',
      '«oc rsh -c web web-0 bash»',
    ],
    good: [
      'kubectl patch pvc data -n shop --type merge -p "{}"',
      'ssh root@worker-1 systemctl status kubelet',
      "kubectl exec db-0 -n shop -- psql -U shop -c 'SELECT 1'",
      'kubectl exec -i db-0 -- psql -U shop < dump.sql',
      'ssh root@worker-1 <<EOF\nsystemctl status kubelet\nEOF',
      'kubectl exec -it web-1 -- df -h',
      'kubectl create configmap edit --from-file=edit',
      'oc rsh -n etcd etcd-0 etcdctl member list -w table',
      'oc rsh web-0 sh -c "ls"',
      'oc rsh --container=web deploy/web ls /tmp',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      const why = whyInteractive(command.words, isFed(command.statement.commands, command.index));
      if (!why) continue;
      const [program = ''] = why.split(' ', 1);
      const instead = Object.hasOwn(insteadOf, program) ? insteadOf[program] : undefined;
      const text = `This needs somebody at the keyboard: ${why}.`;
      yield { ...command.at(), text, ...(instead && { instead }) };
    }
  },
};

/** By the program that waits. */
const insteadOf: Readonly<Record<string, string>> = {
  kubectl: "kubectl patch … --type merge -p '…', or kubectl apply -f …",
  psql: "psql … -c '…'",
  mysql: "mysql … -e '…'",
  mariadb: "mariadb … -e '…'",
  mongosh: "mongosh … --eval '…'",
  'redis-cli': 'redis-cli … with the command behind it',
  ssh: "ssh … 'the commands'",
  sh: "sh -c '…'",
  bash: "bash -c '…'",
  less: 'the command without the pager',
};
