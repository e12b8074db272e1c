import type { Command } from '../../../runbook/commands/script.ts';
import { dangersOf } from '../../../runbook/effect/dangers.ts';
import { partOf, readInvocation } from '../../../runbook/kubectl/invocation.ts';
import { targetsOf } from '../../../runbook/kubectl/targets.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { commandsInHereDocuments } from '../../read/here-documents.ts';
import { saysIrreversible } from '../../read/irreversible.ts';
import { storeRestarted } from '../../read/restarted-stores.ts';
import { interruptsForSure } from '../../read/sure-interruptions.ts';
import { dangersTypedElsewhere } from '../../read/typed-elsewhere.ts';

/** A command that stops something, or moves its work elsewhere; another command undoes it. */
export const interruptsService: Rule = {
  name: 'interrupts-service',
  severity: 'note',
  why: 'What works on it stops at once and stays stopped until somebody undoes it, also if the diagnosis was wrong.',
  examples: {
    bad: [
      'kubectl run orders-list --image=busybox -n shop\nkubectl delete «pod» orders -n shop',
      'kubectl scale deploy/web «--replicas=0» -n shop',
      'kubectl scale sts db «--replicas» 0 -n shop\nkubectl scale sts db --replicas=3 -n shop',
      'kubectl «rollout» undo deploy/web -n shop',
      'pkill «postgres»',
      'shopctl node «disable» 3',
      '# Orders\n\n```http\n«POST /api/nodes/3/shutdown»\n```\n',
      `kubectl patch deploy web -n shop «-p» '{"spec":{"replicas":0}}'`,
      'kubectl delete «node» worker-1',
      '# Shop\n\nThe `shopd` service is the database of the shop.\n\n```bash\n«sudo systemctl restart shopd»\n```\n',
      '# Shop\n\n1. Restart the message broker:\n\n   ```bash\n   «ssh bus-1 "sudo systemctl restart shop-bus"»\n   ```\n',
      'kubectl rollout restart «sts/shop»',
      'kubectl delete «pod» shop -n shop',
      'kubectl delete «sts/db» -n shop',
      'kubectl delete «-f» web.yaml',
      'kubectl taint node worker-1 «down=yes:NoExecute»',
      'kubectl replace «--force» -f web.yaml',
      'sudo «reboot»',
      'K="kubectl -n shop"\n$K delete «deploy» web',
      'sudo /etc/init.d/shop «stop»',
      'terraform «apply» plan.out',
      '«echo» 1 > /sys/block/sdb/device/delete',
      'ssh worker-1 "sudo «reboot»"',
      'sudo «shutdown» -r now',
      'kubectl exec db-0 -- patronictl «failover» --force',
      'redis-cli -h cache «SENTINEL» FAILOVER shop',
      'redis-cli -h cache «CLUSTER» FAILOVER',
      'pkill «-9» postgres',
      'kill «-9» $(pgrep mysqld)',
      'sudo systemctl «stop» kubelet',
      'aws «rds» failover-db-cluster --db-cluster-identifier shop',
      'aws «ec2» reboot-instances --instance-ids i-1',
      'git «push» origin main',
      'git «push» -u origin HEAD:master',
      'helm «uninstall» shop -n shop',
      'docker compose «down»',
      'virsh «destroy» worker-1',
      "psql -h db -c «'SELECT pg_promote()'»",
    ],
    good: [
      'kubectl run orders-list --image=busybox --restart=Never -n shop -- ls\nkubectl delete pod orders-list -n shop',
      '# A\n\n```bash\nkubectl run orders-list --image=busybox -n shop\n```\n\n# B\n\n```bash\nkubectl delete pod/orders-list -n shop\n```',
      'kubectl scale deploy/web --replicas=3 -n shop',
      'kubectl scale deploy/web --replicas=$COUNT -n shop',
      'kubectl scale deploy/web --replicas=0 -n shop --dry-run=server',
      'kubectl delete pod web-0 -n shop',
      'kubectl delete pod web-7d9f8c6b5-xk2m9 -n shop',
      'kubectl delete pod debug-shell',
      '# Shop\n\nThe `shopd` service is a web page about a database.\n\n```bash\nsystemctl restart shop-web\n```\n',
      'kubectl delete job dump -n shop',
      '# Then reboot\nuptime',
      'last reboot',
      'useradd -m shop\npasswd shop',
      'pkill -HUP nginx',
      'make load-offline',
      'kill -15 4711',
      'kill -9 $!',
      'systemctl status kubelet',
      'systemctl restart kubelet',
      'git push origin fix/main-menu',
      'git push --dry-run origin main',
      'helm list -n shop',
      'rm -rf /var/lib/etcd',
      'kubectl delete namespace shop',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const command of [...document.commands, ...commandsInHereDocuments(document)]) {
      const dangers = dangersOf(command);
      // The graver danger is reported by another rule.
      const [found] = dangers;
      const store = found ? undefined : storeRestarted(document, command);
      if (store) {
        const text = `This restarts what others depend on: the document calls it a ${store.toLowerCase()}.`;
        yield { ...command.at(), text };
      }
      if (!found?.what || dangers.some(({ kind }) => kind !== 'interrupts')) continue;
      if (command.words[0] === 'passwd' && isNewUser(document, command)) continue;
      if (deletesOwnPod(document, command)) continue;
      const isGrave =
        interruptsForSure(found.what, command.words) || saysIrreversible(document, command);
      yield {
        ...partOf(command, found.at, found.word),
        text: `This ${found.what}.`,
        ...(isGrave ? { severity: 'warning' as const } : {}),
      };
    }
    for (const { danger, place, length } of dangersTypedElsewhere(document)) {
      if (danger.kind !== 'interrupts') continue;
      const severity = interruptsForSure(danger.what) ? 'warning' : 'note';
      yield { place, length, text: `This ${danger.what}.`, severity };
    }
  },
};

/** The page runs the pod for a look, and deletes it: `kubectl run orders-list`, then `kubectl delete pod orders-list`. */
function deletesOwnPod({ commands }: LintDocument, command: Command): boolean {
  const call = readInvocation(command);
  if (call?.path !== 'delete') return false;
  const targets = targetsOf(call);
  return (
    targets.length > 0 &&
    targets.every(
      ({ type, name }) => /^po(?:ds?)?$/i.test(type) && commands.some((one) => runs(one, name)),
    )
  );
}

function runs(command: Command, name: string | undefined): boolean {
  const call = readInvocation(command);
  return call?.path === 'run' && call.operands[0]?.text === name;
}

/** The page makes the user, so that nobody has an older password: `useradd shop`, then `passwd shop`. */
const isNewUser = ({ commands }: LintDocument, { words }: Command): boolean =>
  commands.some(
    ({ words: [program, ...rest] }) =>
      /^(?:useradd|adduser)$/.test(program) && rest.includes(words.at(-1) ?? ''),
  );
