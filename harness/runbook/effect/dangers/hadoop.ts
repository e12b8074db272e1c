import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

const stops = 'stops a part of the cluster, or moves it';

/** Further tools of Hadoop and its relatives, beside big-data.ts. */
export const hadoop: Table = {
  destroys: [
    [
      'hdfs hadoop',
      / (?:namenode -(?:bootstrapStandby|recover|initializeSharedEdits|importCheckpoint)|zkfc -formatZK|dfsadmin -(?:finalizeUpgrade|deleteBlockPool|rollingUpgrade finalize)|fsck\b.* -move)(?: |$)/,
      'makes metadata anew, or gives up the way back',
    ],
    ['hdfs hadoop', / (?:dfs|fs) -(?:rmr|deleteSnapshot) /, 'deletes files of HDFS'],
    ['hadoop', / distcp\b.* -(?:overwrite|delete)\b/, 'overwrites or deletes files of the target'],
    [
      'hbase',
      / (?:clean\b|restore\b|backup (?:delete|merge)\b|\S*\.mapreduce\.Import\b|hbck\b.* (?:-repair|-fix\w*|assigns|unassigns|bypass|setRegionState|filesystem -fix\S*))/,
      'deletes or replaces tables',
    ],
    ['ozone', / (?:sh|fs) (?:\w+ delete|-rm\S*) /, 'deletes what it names'],
  ],
  removes: [
    [
      'hdfs hadoop',
      / (?:dfs|fs) -(?:rm|mv|setrep|truncate|chmod -R|chown -R) /,
      'deletes or moves files of HDFS',
    ],
    [
      'hdfs',
      / (?:debug recoverLease|dfsadmin -(?:setQuota|clrQuota|setSpaceQuota)|cacheadmin -remove\S*) /,
      'changes who may write',
    ],
  ],
  interrupts: [
    [
      'hdfs',
      / (?:dfsadmin -(?:shutdownDatanode|evictWriters|rollingUpgrade)|balancer|mover|diskbalancer -execute)(?: |$)/,
      stops,
    ],
    ['hdfs yarn mapred', / --daemon stop(?: |$)/, stops],
    ['yarn', / rmadmin\b.* -failover(?: |$)/, stops],
    [
      'hbase',
      /\b(?:balance_switch|close_region|unassign|move|split|compact|major_compact|delete_snapshot|restore_snapshot|decommission_regionservers|clear_deadservers|stop_replication|disable_peer|remove_peer)\b/,
      stops,
    ],
    [
      'rolling-restart.sh graceful_stop.sh stop-hbase.sh stop-cluster.sh stop-mapred.sh stop-history-server.sh stop-thriftserver.sh stop-master.sh stop-worker.sh stop-workers.sh',
      always,
      stops,
    ],
    [
      'ozone',
      / admin (?:datanode decommission|datanode maintenance|om transfer|scm transfer|container close|safemode (?:enter|exit)) ?/,
      stops,
    ],
    ['nifi.sh ambari-server ambari-agent', / (?:stop|restart|reset)(?: |$)/, stops],
    ['flink', / savepoint\b.* -d(?: |$)/, 'deletes a savepoint'],
    ['argo', / (?:suspend|cron (?:suspend|delete)|archive delete) /, 'stops workflows'],
  ],
};
