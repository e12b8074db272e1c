import { argumentText, byProgram, wordAtOffset } from '../../../runbook/commands/argument-text.ts';
import { carriedBy } from '../../../runbook/commands/carried-commands.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import { programOf, startOfInner } from '../../../runbook/commands/wrappers.ts';
import { isSqlClient } from '../../../runbook/effect/dangers/sql.ts';
import { partOf } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { deploying } from '../../read/removed/deploying.ts';
import { machines } from '../../read/removed/machines.ts';
import { removedFunctions, stores } from '../../read/removed/stores.ts';
import { sqlStatements } from '../../read/sql-statements.ts';

/** A program, a command of it or an option that its current versions do not have. */
export const removedUsage: Rule = {
  name: 'removed-usage',
  severity: 'error',
  why: 'Current versions end with a usage error, or are not installed under this name, and nothing is done.',
  examples: {
    bad: [
      'helm «init» --service-account tiller',
      'helm delete web «--purge»',
      'helm install «--name» web ./chart',
      'helm install «stable/redis»',
      'helm upgrade web ./chart --timeout «600»',
      '«helm» repo add stable https://kubernetes-charts.storage.googleapis.com',
      '«docker-compose» up -d',
      'docker-compose -f shop.yml «scale» web=3',
      '«docker-compose» exec web ls',
      'sudo «docker-compose» run --rm web ls /data',
      '# Repair\n\n1. Run `«docker-compose» exec web ls` on the host.\n',
      'curl -fsSL https://shop.example/key.gpg | sudo «apt-key» add -',
      'etcdctl «cluster-health»',
      'etcdctl --endpoints http://127.0.0.1:2379 «ls» /shop',
      'etcdctl «--ca-file=ca.crt» member list',
      'etcdctl snapshot «restore» /backup/etcd.db --data-dir /var/lib/etcd-new',
      'kubectl exec mongo-0 -- «mongo» --eval "db.stats()"',
      'kafka-topics.sh «--zookeeper» zk:2181 --list',
      '«redis-trib.rb» check cache:6379',
      '«pg_resetxlog» -f /var/lib/postgresql/9.6/main',
      'psql -c "SELECT «pg_current_xlog_location»()"',
      'psql -c "SELECT «pg_start_backup»(\'shop\')"',
      '# Orders\n\n```sql\nSELECT «pg_switch_xlog»();\n```\n',
      '$(aws ecr «get-login» --no-include-email)',
      'terraform destroy «-force»',
      'vault «unseal»',
      'kubeadm alpha «certs» renew all',
      'istioctl manifest «apply» -f mesh.yaml',
      'linkerd «stat» deploy -n shop',
      'ansible-playbook site.yml «--sudo»',
      'python -m «SimpleHTTPServer» 8000',
      'brew «cask» install docker',
      '«ceph-disk» list',
      '«fluxctl» sync',
      'promtool «check-rules» rules.yml',
    ],
    good: [
      'helm uninstall web -n shop',
      'helm install web ./chart --wait --timeout 5m',
      'helm install --generate-name stable/redis',
      'helm install ./chart --generate-name',
      'helm install --namespace shop web ./charts/web',
      'helm get values web -n shop',
      'helm create init',
      'helm template web ./chart --show-only templates/web.yaml',
      'docker compose up -d',
      'docker compose up -d --scale web=3',
      'etcdctl get --prefix /shop',
      'etcdctl --endpoints=http://127.0.0.1:2379 endpoint health',
      'etcdctl member update 1234 --peer-urls=https://10.0.0.1:2380',
      'etcdctl user list',
      'etcdctl put ls 1',
      'mongosh --eval "db.stats()"',
      'kafka-topics.sh --bootstrap-server kafka:9092 --list',
      'psql -c "SELECT pg_current_wal_lsn()"',
      'aws ecr get-login-password | docker login --username AWS --password-stdin "$REGISTRY"',
      'rabbitmqctl cluster_status',
      'docker exec mq rabbitmqctl -n rabbit@mq cluster_status',
      'terraform destroy -auto-approve',
      'vault operator unseal "$KEY"',
      'kubeadm certs renew all',
      'apt-get install -y docker-compose-plugin',
      'linkerd viz stat deploy -n shop',
      'which docker-compose',
      'echo "apt-key is gone"',
      'ansible-playbook -i hosts site.yml --become',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const speaksV2 = document.source.clean.includes('ETCDCTL_API=2');
    for (const command of document.commands) yield* removedIn(command, speaksV2);
    for (const { text, place } of sqlStatements(document)) {
      const found = functionIn(text);
      if (found && found.line === 0) {
        const { column } = place;
        yield {
          place: { ...place, column: column + found.from },
          length: found.name.length,
          ...found.problem,
        };
      } else if (found) yield { place, length: 1, ...found.problem };
    }
  },
};

const usages = byProgram([...deploying, ...machines, ...stores], ([programs]) => programs);

function* removedIn(command: Command, speaksV2: boolean): Generator<Problem> {
  for (const { words, at } of [...outerOf(command), ...carriedBy(command.words)]) {
    const name = programOf(words[0]);
    const known = usages.get(name);
    const args = known ? argumentText(words.slice(1)) : '';
    const usage = known?.find(([, given]) => given.test(args));
    if (usage) {
      const [, given, text, instead, age] = usage;
      const old = age === 'old' || (name === 'etcdctl' && speaksV2);
      const shown = lastWordOf(words, given.exec(args));
      yield {
        ...partOf(command, at(shown), words[shown] ?? ''),
        text,
        ...(old && { severity: 'warning' as const }),
        ...(instead && { instead }),
      };
    }
    if (!isSqlClient(name)) continue;
    for (const [index, word] of words.entries()) {
      const found = functionIn(word);
      if (found) yield { ...partOf(command, at(index), found.name), ...found.problem };
    }
  }
}

/** A program that runs another one in a container: `docker-compose` of `docker-compose exec web ls`. */
function outerOf({ words }: Command) {
  const start = startOfInner(words);
  const own = words.slice(start);
  const runs = programOf(own[0]) === 'docker-compose' && carriedBy(words)[0]?.at(0) !== start;
  return runs ? [{ words: own, at: (word: number) => start + word }] : [];
}

/** What comes last in the match is what is gone: `--purge` of `delete web --purge`. */
function lastWordOf(words: readonly string[], found: RegExpExecArray | null): number {
  const text = found?.[0].trimEnd() ?? '';
  if (!found || text === '') return 0;
  const at = wordAtOffset(words, found.index + text.length - 1);
  // A part of the last word, such as a host in an address, is not what is gone: the program is shown.
  return at === words.length - 1 && !text.startsWith(' ') ? 0 : at;
}

function functionIn(text: string) {
  if (!/pg_\w*(?:xlog|_backup)/i.test(text)) return undefined;
  for (const [name, problem, instead] of removedFunctions) {
    const found = name.exec(text);
    if (!found) continue;
    const line = text.slice(0, found.index).split('\n').length - 1;
    return { name: found[0], from: found.index, line, problem: { text: problem, instead } };
  }
  return undefined;
}
