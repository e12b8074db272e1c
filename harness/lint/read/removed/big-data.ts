import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

/** Hadoop and its relatives, and schedulers of jobs. */
export const bigData: readonly RemovedUsage[] = [
  [
    'hadoop',
    /^(?: --\S+ \S+)* (?:mradmin|jobtracker|tasktracker)(?: |$)/,
    'Hadoop 2 and newer have no such command: YARN does its work.',
    'yarn rmadmin …, yarn resourcemanager',
  ],
  [
    'hadoop',
    /^(?: --\S+ \S+)* (?:dfs|namenode|secondarynamenode|datanode|dfsadmin|fsck|balancer|fetchdt|oiv|dfsgroups|haadmin|zkfc|portmap|nfs3)(?: |$)/,
    'Since Hadoop 2 this is a command of hdfs.',
    'hdfs dfs …, hdfs dfsadmin …',
    'old',
  ],
  [
    'hadoop',
    /^(?: --\S+ \S+)* (?:job|queue|pipes|mrgroups|mrhaadmin)(?: |$)/,
    'Since Hadoop 2 this is a command of mapred.',
    'mapred job …',
    'old',
  ],
  [
    'hadoop hdfs',
    / (?:fs|dfs) -(?:rmr|lsr|dus)(?: |$)/,
    'Hadoop has replaced this option.',
    '-rm -r, -ls -R or -du -s',
    'old',
  ],
  [
    'hadoop-daemon.sh hadoop-daemons.sh yarn-daemon.sh yarn-daemons.sh mr-jobhistory-daemon.sh',
    always,
    'Hadoop 3 has replaced this script.',
    'hdfs --daemon start namenode, yarn --daemon start resourcemanager …',
    'old',
  ],
  [
    'start-slave.sh start-slaves.sh stop-slave.sh stop-slaves.sh',
    always,
    'Spark 3.1 calls them workers.',
    'start-worker.sh, stop-worker.sh …',
    'old',
  ],
  [
    'spark-submit spark-shell pyspark spark-sql',
    / --master[ =]yarn-(?:client|cluster)(?: |$)/,
    'Spark 2 and newer have no such master.',
    '--master yarn --deploy-mode cluster',
  ],
  [
    'hbase',
    / hbck\b.* -(?:repair\S*|fix\w*)(?: |$)/,
    'HBase 2 refuses to repair with this program.',
    'hbase hbck -j hbase-hbck2.jar …',
  ],
  [
    'sqoop',
    / (?:import|export|job|list-\w+|eval)(?: |$)/,
    'Nobody maintains Sqoop any more.',
    undefined,
    'old',
  ],
  [
    'prefect',
    / (?:backend|register|run -|run [^-]|create project|agent (?:local|docker|kubernetes|ecs|vertex) start|orion)(?: |$)?/,
    'This is of Prefect 1, or of early versions of Prefect 2.',
    'prefect deploy, prefect server start, prefect worker start …',
  ],
  [
    'prefect',
    / (?:agent start|deployment (?:build|apply))(?: |$)/,
    'Prefect 3 has no such command.',
    'prefect worker start --pool …, prefect deploy',
    'old',
  ],
  [
    'airflow',
    / dags backfill(?: |$)/,
    'Airflow 3 has no `dags backfill`.',
    'airflow backfill create …',
    'old',
  ],
  [
    'tctl',
    / (?:workflow|wf|namespace|taskqueue|tq|search-attribute|batch|dataconverter)(?: |$)/,
    'Temporal has replaced tctl.',
    'temporal …',
    'old',
  ],
  [
    'argo',
    /^ (?:install|uninstall)(?: |$)/,
    'Argo Workflows no longer has this command.',
    'kubectl apply -f …',
  ],
];
