import type { Table } from './danger.ts';

/** Files, jobs and tables of Hadoop and its relatives; stores of metrics and logs. */
export const bigData: Table = {
  destroys: [
    [
      'hdfs hadoop',
      / -rm(?:r|dir)?\b.*(?: -r| -skipTrash|\*)|namenode -format\b| -expunge\b| fsck\b.* -delete\b/,
      'deletes files of HDFS',
    ],
    ['start-dfs.sh hdfs', / -rollback(?: |$)/, 'goes back to the state before an upgrade'],
    [
      'hbase',
      /\b(?:truncate|truncate_preserve|drop|drop_all|disable_all|deleteall)\b/,
      'deletes a table, or what it holds',
    ],
    ['splunk', / (?:clean|remove index)(?: |$)/, 'deletes an index'],
    ['promtool', / tsdb (?:delete|clean)\b/, 'deletes measurements'],
    [
      'thanos',
      / tools bucket (?:cleanup|retention|mark|rewrite)\b/,
      'deletes measurements',
      / --dry-run(?:=true)?(?: |$)/,
    ],
    [
      'elasticsearch-node opensearch-node',
      / (?:unsafe-bootstrap|detach-cluster|repurpose|remove-\S+)\b/,
      'gives up a part of the cluster',
    ],
    [
      'elasticsearch-shard opensearch-shard',
      / remove-corrupted-data\b/,
      'gives up what a shard holds',
    ],
    ['curator', / \S*(?:delete|purge|cleanup)\S*/, 'deletes indices', / --dry-run\b/],
    ['curator_cli', / delete[-_]\w+/, 'deletes indices', / --dry-run\b/],
    ['solr', / delete(?: |$)/, 'deletes a collection'],
  ],
  removes: [
    ['yarn', / application\b.* -kill\b/, 'ends jobs, and what they have computed is lost'],
    ['mapred hadoop', / job\b.* -kill\S*/, 'ends jobs, and what they have computed is lost'],
    ['spark-submit', / --kill\b/, 'ends jobs, and what they have computed is lost'],
    ['flink', / (?:cancel|stop)(?: |$)/, 'stops a job'],
    ['mimirtool cortextool lokitool', / (?:rules|alertmanager|acl) delete\b/, 'deletes rules'],
    ['elasticsearch-users', / userdel\b/, 'deletes a user'],
    [
      'hbase',
      / hbck\b.* -(?:fix\w*|repair)\b/,
      'repairs tables by throwing away what does not fit',
    ],
  ],
  interrupts: [
    ['hdfs', / haadmin\b.* -(?:failover|transitionTo\w+)\b/, 'makes another server the primary'],
    [
      'hdfs',
      / dfsadmin\b.* -(?:safemode \w+|refreshNodes)\b/,
      'stops writes, or lets them through',
      / -safemode (?:leave|get|wait)\b/,
    ],
    [
      'yarn',
      / rmadmin\b.* -(?:transitionTo\w+|refreshNodes)\b/,
      'makes another server the primary',
    ],
    ['hbase', /\bdisable '?\w|\bstop\b/, 'takes a table away from those who use it'],
    [
      'splunk solr',
      / (?:stop|offline|restart|enable maintenance-mode|resync \S+|rolling-restart)(?: |$)/,
      'stops the server',
    ],
    [
      'amtool',
      / silence (?:add|expire|import)\b/,
      'keeps alerts from whoever should see them, or ends that',
    ],
  ],
};
