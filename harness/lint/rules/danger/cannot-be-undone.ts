// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import type { Danger } from '../../../runbook/effect/dangers/danger.ts';
import { dangersOf } from '../../../runbook/effect/dangers.ts';
import { partOf } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import { usesNewDatabase } from '../../read/created-databases.ts';
import type { LintDocument } from '../../read/document.ts';
import { commandsInHereDocuments } from '../../read/here-documents.ts';
import { saysIrreversible } from '../../read/irreversible.ts';
import { dangersTypedElsewhere } from '../../read/typed-elsewhere.ts';

/** A command that destroys data, a disk or a history: no other command brings it back. */
export const cannotBeUndone: Rule = {
  name: 'cannot-be-undone',
  severity: 'warning',
  why: 'No other command brings it back, so a wrong name, host or context costs data for good.',
  examples: {
    bad: [
      'sudo rm -rf «/var/lib/etcd/member»',
      'kubectl exec db-0 -n shop -- rm -rf «/data/pgdata»',
      'ssh worker-1 "rm -rf «/var/lib/kubelet»"',
      'rm -f «/var/lib/mysql/*»',
      'rm -rf «$PGDATA»',
      'find «/var/backups/shop» -name "*.gz" -mtime +7 -delete',
      'kubectl delete «pvc» data-db-0 -n shop',
      'kubectl delete «pv/shop-data»',
      'kubectl delete «crd» orders.shop.example',
      'kubectl delete -n shop «persistentvolumeclaim» -l app=db',
      'kubectl delete «-f» manifests/crds.yaml',
      'kubectl delete «postgresql» shop-db -n shop',
      `kubectl patch pvc data -n shop «-p» '{"metadata":{"finalizers":null}}' --type merge`,
      `kubectl patch crd x.shop.example --type json «-p» '[{"op":"remove","path":"/metadata/finalizers"}]'`,
      'kubectl replace «--raw» /api/v1/namespaces/shop/finalize -f ns.json',
      'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data «--force» --timeout=60s',
      'kubectl get secret tls -n shop && kubectl delete «secret» tls -n shop',
      'etcdctl «member» remove 8e9e05c52164694d',
      'kubectl exec -it db-0 -- mysql shop\n«DROP TABLE orders»;',
      '«delete from orders»;',
      'echo "TRUNCATE orders" | «psql» shop',
      'kubectl exec -i db-0 -- «psql» shop < dump.sql',
      'zcat shop-backup.sql.gz | «mysql» shop',
      '«./wipe-data.sh»',
      'scripts/shop.sh «reset» all',
      '«./reset-test-database.sh»',
      'velero «restore» create --from-backup shop-1 --existing-resource-policy=update',
      'createdb -U postgres shop\n«psql» -U postgres mill < dump.sql',
      'mysql -e "CREATE DATABASE IF NOT EXISTS shop"\n«mysql» shop < dump.sql',
      '«psql» shop < dump.sql\ncreatedb shop',
      '# A\n\n```bash\ncreatedb shop\n```\n\n# B\n\n```bash\n«psql» shop < dump.sql\n```',
      'clickhouse-client --query «"DROP TABLE orders"» < list',
      'etcdctl «del» /shop --prefix',
      'kubectl exec etcd-0 -n etcd -- sh -c "etcdctl «del» --prefix /shop"',
      'aws «s3» rm s3://shop-backups/ --recursive',
      'aws --profile prod «rds» delete-db-instance --db-instance-identifier shop',
      'gcloud sql instances «delete» shop --quiet',
      'terraform «destroy» -auto-approve',
      'kubectl exec -it cache-0 -n shop -- redis-cli «FLUSHALL»',
      'redis-cli -h cache -a "$PASSWORD" «flushdb» async',
      "psql -h db -U shop -c «'DROP TABLE orders'»",
      "sudo -u postgres psql shop -c «'TRUNCATE orders CASCADE;'»",
      'mysql -h db shop -e «"DELETE FROM sessions"»',
      'kubectl exec -i db-0 -- psql -U shop <<EOF\n«DROP SCHEMA shop CASCADE»;\nEOF',
      '# Orders\n\n```sql\nSELECT 1;\n«DROP DATABASE shop»;\n```\n',
      '# Cache\n\n```redis\nINFO\n«FLUSHALL»\n```\n',
      '# Cache\n\n```text\n«10.0.0.1:6379> FLUSHDB»\n```\n',
      '# Orders\n\n```text\n«shop=# DROP TABLE orders;»\n```\n',
      '# Orders\n\n```http\nGET /orders\n\n«DELETE /orders»\n```\n',
      '# Orders\n\n```kibana\n«POST /orders/_delete_by_query»\n{ "query": {} }\n```\n',
      '# Orders\n\n```js\nuse("shop");\n«db.orders.drop()»\n```\n',
      '«> /var/lib/shop/queue»',
      'sudo truncate -s 0 «/var/lib/shop/queue»',
      'find /srv/shop -type f | «xargs» rm',
      'dropdb «shop»',
      'git «push» origin +main',
      'git «push» --force origin release',
      'git «push» origin main -f',
      'dd if=/dev/zero «of=/dev/sdb» bs=1M',
      'mkfs.ext4 «/dev/sdb1»',
      'wipefs «-a» /dev/sdb',
      'sudo iptables «-F»',
      'sudo iptables -t nat «-F»',
      '«chmod» -R 777 /srv/shop',
      'pg_resetwal «-f» /var/lib/postgresql/16/main',
      'zfs «destroy» -r tank/shop',
      'ceph «osd» purge 12 --yes-i-really-mean-it',
      'docker «volume» rm shop_db',
      'docker compose «down» -v',
      'kafka-topics.sh --bootstrap-server kafka:9092 «--delete» --topic orders',
      '«curl» -X DELETE http://elastic:9200/orders-2024',
      'kubeadm «reset» --force',
      'for node in a b; do ssh "$node" sudo lvremove «-f» vg0/data; done',
    ],
    good: [
      'rm -rf /tmp/build',
      'rm -rf build dist node_modules',
      'rm -rf /var/lib/apt/lists/*',
      'rm -f /var/lib/postgresql/16/main/postmaster.pid',
      'rm -rf "$(mktemp -d)"',
      '# Never run FLUSHALL here\nredis-cli -h cache DBSIZE',
      'echo "rm -rf /var/lib/etcd"',
      'redis-cli -h cache SET note FLUSHALLS',
      'kubectl delete pod db-0 -n shop',
      'kubectl delete pvc data -n shop --dry-run=server',
      'kubectl get pvc -n shop',
      'kubectl patch deploy web -n shop -p \'{"metadata":{"labels":{"finalizers":"kept"}}}\'',
      'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data --timeout=60s',
      'kubectl delete namespace shop',
      'kubectl delete pvc --all -n shop',
      'etcdctl member list',
      'etcdctl get --prefix /shop',
      'aws s3 rm s3://shop-backups/ --recursive --dryrun',
      'aws s3 ls s3://shop-backups/ --recursive',
      'terraform plan -destroy',
      "psql -h db -c 'SELECT dropped FROM tables'",
      'psql -h db -c "SELECT * FROM log WHERE text = \'DROP TABLE orders\'"',
      'git push origin feature',
      'git fetch --force',
      'dd if=/dev/sdb of=/backup/sdb.img',
      'dd if=/dev/zero of=/dev/null bs=1M count=1',
      'wipefs /dev/sdb',
      'iptables -L -n',
      'chmod -R 750 /srv/shop',
      'chmod 777 /tmp/socket',
      'pg_resetwal -n /var/lib/postgresql/16/main',
      'zfs list',
      'ceph osd tree',
      'docker compose down',
      'docker run --rm -v shop_db:/data busybox ls /data',
      'curl -X GET http://elastic:9200/orders-2024',
      '# Orders\n\n```sql\nSELECT count(*) FROM orders WHERE dropped;\n```\n',
      'kubectl scale sts db --replicas=0 -n shop',
      'reboot',
      './scripts/restore-verify.sh',
      'python3 tools/restore_check.py --backup /backups/shop-1',
      'sh scripts/shop-restore-drill.sh /backups/shop-1.tar',
      './test-backup-restore.sh --component database',
      './restore_shop.sh backups/monday --check-only',
      'scripts/restore-db.py --verify backups/monday',
      'bin/purge-orders --list',
      './wipe-cache.sh --check',
      'shopctl cache purge --whatif',
      '# Verify the backup of monday\n./restore_shop.sh backups/monday',
      '# Shop\n\n## Verification\n\n```bash\n./restore_shop.sh backups/monday\n```',
      'bin/rehearse-restore --database shop',
      './validate-rollback.sh db',
      'restore_database() {\n  shopctl import "$1"\n}\nrestore_database dump-1',
      'while read -r db; do\n  clickhouse-client --query "CREATE DATABASE IF NOT EXISTS $db"\ndone < backup.list',
      'psql -h db -c "SELECT 1" < backup.sql',
      'dropdb "${TEST_DB}"',
      'createdb -U postgres shop\npsql -U postgres shop < shop-dump.sql',
      'createdb shop -O baker\npg_restore -d shop shop.dump',
      "psql -c 'CREATE DATABASE shop OWNER baker;'\nzcat shop-backup.sql.gz | psql -d shop",
      'mysql -e "CREATE DATABASE shop"\nmysql shop < dump.sql',
      'kubectl exec db-0 -- createdb shop\nkubectl exec -i db-0 -- psql --dbname=shop < dump.sql',
      '# Shop\n\n```sql\nCREATE DATABASE shop;\n```\n\n```bash\npsql shop < dump.sql\n```',
      'dropdb restore_drill',
      'psql -h test-db -c "DROP DATABASE $TEST_DB"',
      'gunzip < "$BACKUP_FILE" | psql -h test-db -d "$TEST_DB"',
      'psql -c "DROP DATABASE IF EXISTS restore_check_tmp"',
      '# Cache\n\n```redis\nGET orders\nDBSIZE\n```\n',
      '# Orders\n\n```http\nPOST /orders\nContent-Type: application/json\n\n{"state": "delete"}\n```\n',
      '# Orders\n\n```js\nconst all = db.orders.find({});\n```\n',
      '# Orders\n\n```js\nelement.remove();\n```\n',
      '> /tmp/shop.log',
      'truncate -s 1G disk.img',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const command of [...document.commands, ...commandsInHereDocuments(document)]) {
      const dangers = dangersOf(command);
      // `delete-everything` and `prune-everything` report the rest.
      if (dangers.some(({ kind }) => wider.has(kind))) continue;
      const found =
        dangers.find(({ kind }) => kind === 'destroys') ??
        dangers.find(({ kind }) => kind === 'removes');
      if (found?.what?.endsWith(', by its name') && toVerify.test(labels(command))) continue;
      if (found?.what?.endsWith('the database holds') && usesNewDatabase(document, command))
        continue;
      if (!found) continue;
      const isGrave = found.kind === 'destroys' || saysIrreversible(document, command);
      yield {
        ...partOf(command, found.at, found.word),
        text: `This ${found.what}.`,
        severity: isGrave ? 'warning' : 'note',
      };
    }
    for (const { danger, place, length } of dangersTypedElsewhere(document)) {
      if (danger.kind !== 'interrupts') yield { place, length, ...problemOf(danger) };
    }
  },
};

/** What a script of a dangerous name does under "Verify the backup". */
const toVerify = /^(?:[\d.]+\s+)?(?:verify|verification|validate|validation)\b/i;

const wider: ReadonlySet<Danger['kind']> = new Set([
  'all',
  'everywhere',
  'namespace',
  'unused',
  'unused-volumes',
]);

const problemOf = ({
  kind,
  what,
}: Pick<Danger, 'kind' | 'what'>): Pick<Problem, 'text' | 'severity'> => ({
  text: `This ${what}.`,
  severity: kind === 'destroys' ? 'warning' : 'note',
});
