import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { commandsInHereDocuments } from '../../read/here-documents.ts';
import { problemOfSql, removedIn, speaksOf } from '../../read/removed/find.ts';
import { removedInSql } from '../../read/removed/sql.ts';
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
      'airflow «trigger_dag» orders',
      'celery worker «-A» shop',
      'geth «--rpc» --datadir /data',
      'gem install shop «--no-ri»',
      'mc config «host» add live https://s3.shop.example',
      '«curl» -fsSL https://apt.kubernetes.io/key.gpg',
      'mysql -e "«SHOW SLAVE» STATUS"',
      "# Replica\n\n```sql\n«CHANGE MASTER TO» MASTER_HOST = 'db-2';\n```\n",
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
      'airflow dags trigger orders',
      'celery -A shop worker',
      'geth --http --datadir /data',
      'mysql -e "SHOW REPLICA STATUS"',
      '# Replica of MariaDB\n\n```sql\nSHOW SLAVE STATUS;\n```\n',
      'mc alias set live https://s3.shop.example',
      'curl -fsSL https://pkgs.k8s.io/core/key.gpg',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const all = [...removedAnywhere(document)];
    for (const same of Map.groupBy(all, ({ text }) => text).values()) yield* onceFor(same);
  },
};

function* removedAnywhere(document: LintDocument): Generator<Problem> {
  const speaks = speaksOf(document.source.clean);
  for (const command of [...document.commands, ...commandsInHereDocuments(document)])
    yield* removedIn(command, speaks);
  for (const { text, place } of sqlStatements(document)) {
    const found = removedInSql(text, speaks.maria());
    if (!found) continue;
    const isFirst = !text.slice(0, found.from).includes('\n');
    yield {
      place: isFirst ? { ...place, column: place.column + found.from } : place,
      length: isFirst ? found.name.length : 1,
      ...problemOfSql(found),
    };
  }
}

/** One finding for each removed usage of a document, with the other lines that have it. */
function* onceFor(same: readonly Problem[]): Generator<Problem> {
  const [first, ...others] = same.toSorted((one, other) => one.place.line - other.place.line);
  if (!first) return;
  const lines = [...new Set(others.map(({ place }) => place.line))].filter(
    (line) => line !== first.place.line,
  );
  if (lines.length === 0) {
    yield first;
    return;
  }
  const named = lines.slice(0, mostNamed).join(', ');
  const more = lines.length > mostNamed ? ` and ${lines.length - mostNamed} more` : '';
  yield {
    ...first,
    text: `${first.text} Also on line${lines.length > 1 ? 's' : ''} ${named}${more}.`,
  };
}

const mostNamed = 10;
