import { positionals } from '../../commands/options.ts';
import { type Effect, most } from '../effect.ts';
import { all, byVerb, type DoesByName } from './does.ts';
import { effectOfRedis } from './redis.ts';
import { effectOfSql } from './sql.ts';

type Words = readonly string[];

/** An SQL client: `-c` has the statements, `list` only lists; statements from a `file` or input are unknown. */
const sqlClient =
  (command: RegExp, valued: string, file: RegExp, list = /^--list$/) =>
  (rest: Words): Effect => {
    const given = [...valuesOf(rest, command, valued)];
    if (valuesOf(rest, file, `${valued}ceq`).next().done === false) return 'unknown';
    if (given.length > 0) return most(given.map(effectOfSql));
    return rest.some((word) => list.test(word)) ? 'asks' : 'unknown';
  };

/** Values of an option: `-c 'SELECT 1'`, `-tAc 'SELECT 1'`, `--command='SELECT 1'`. */
function* valuesOf(rest: Words, option: RegExp, valued: string): Generator<string> {
  for (const [at, word] of rest.entries()) {
    const [, name = '', value] = /^(--[\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name && option.test(name)) yield value ?? rest[at + 1] ?? '';
    if (name || !/^-[A-Za-z]/.test(word)) continue;
    for (const [index, letter] of [...word.slice(1)].entries()) {
      if (option.test(`-${letter}`)) yield word.slice(index + 2) || (rest[at + 1] ?? '');
      if (option.test(`-${letter}`) || valued.includes(letter)) break;
    }
  }
}

/** JavaScript counts as a question only if it begins with a call that is known to read. */
const mongoReads =
  /^(printjson\(|JSON\.stringify\()?(rs\.(status|conf|hello|isMaster|printReplicationInfo)|sh\.status|db\.(getCollection\(["'][\w.]+["']\)\.|[\w]+\.)?(find|findOne|count|countDocuments|estimatedDocumentCount|stats|serverStatus|version|hello|isMaster|getCollectionNames|currentOp|printReplicationInfo|getMongo))\([^;]*$/;
const mongoCommand =
  /^db\.(runCommand|adminCommand)\(\s*(\{\s*)?["']?(ping|hello|serverStatus|replSetGetStatus|buildInfo|listDatabases)\b[^;()]*\)(\.\w+)*$/;
/** What such a text may call besides: `forEach` only with a function that itself calls nothing else. */
const mongoCalls = new Set(
  `printjson print stringify status conf hello isMaster printReplicationInfo getCollection find findOne count
  countDocuments estimatedDocumentCount stats serverStatus version getCollectionNames currentOp getMongo
  sort limit skip pretty toArray map filter forEach hint explain itcount size slice join ObjectId ISODate Date
  NumberLong NumberInt`.split(/\s+/),
);

function mongoAsks(text: string): boolean {
  if (mongoCommand.test(text)) return true;
  if (!mongoReads.test(text) || /\]\s*\(|`/.test(text)) return false;
  return [...text.matchAll(/(?<![\w$])([\w$]+)\s*\(/g)].every(([, name = '']) =>
    mongoCalls.has(name),
  );
}

function mongo(rest: Words): Effect {
  const given = [...valuesOf(rest, /^--eval$/, 'up')];
  if (given.length === 0) return 'unknown';
  return given.every((text) => mongoAsks(text.trim().replace(/;$/, ''))) ? 'asks' : 'unknown';
}

const kafkaAsks = (rest: Words): Effect =>
  rest.some((word) => /^--(create|delete|alter|reset-offsets|delete-offsets|execute)\b/.test(word))
    ? 'acts'
    : rest.some((word) => /^--(list|describe|version|verify)\b/.test(word))
      ? 'asks'
      : 'unknown';

/** Clients of databases, queues and stores. */
export const databases: DoesByName = {
  'redis-cli': effectOfRedis,
  'valkey-cli': effectOfRedis,
  ...all(
    'psql gitlab-psql',
    sqlClient(/^(-c|--command)$/, 'hpUdvPLoFRTf', /^(-f|--file)$/, /^(-[a-zA-Z]*l|--list)$/),
  ),
  ...all('mysql mariadb obclient', sqlClient(/^(-e|--execute)$/, 'uphPDS', /^--init-command$/)),
  'clickhouse-client': sqlClient(/^(-q|--query)$/, 'hud', /^--queries-file$/),
  cqlsh: sqlClient(/^(-e|--execute)$/, 'up', /^(-f|--file)$/),
  ...all('mongo mongosh', mongo),
  pg_isready: 'asks',
  mysqladmin: byVerb(
    { asks: 'ping,status,extended-status,processlist,variables,version' },
    /^(-[uhPS]|--(user|host|port|socket))$/,
  ),
  ...all('pg_dump pg_dumpall mysqldump mongodump pg_basebackup', 'keeps'),
  patronictl: byVerb(
    { asks: 'list,topology,history,version,show-config,dsn' },
    /^(-[cdk]|--(config-file|dcs-url))$/,
  ),
  nodetool: byVerb(
    {
      asks: 'status,info,ring,tpstats,netstats,compactionstats,describecluster,describering,version,gossipinfo,getendpoints,tablestats,cfstats,tablehistograms,proxyhistograms,failuredetector,statusgossip,statusbinary',
    },
    /^(-(h|p|u|pw)|--(host|port|username|password))$/,
  ),
  ...all('zkServer.sh zkServer', byVerb({ asks: 'status,version' }, /^--config$/)),
  ...all('rabbitmqctl rabbitmq-diagnostics', (rest: Words): Effect => {
    const [verb = ''] = positionals(rest, /^(-[npt]|--(node|vhost|timeout))$/);
    return /^(status|cluster_status|list_\w+|ping|check_\w+|environment|report|node_health_check|memory_breakdown|alarms|listeners|version)$/.test(
      verb,
    )
      ? 'asks'
      : 'acts';
  }),
  ...all(
    'kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-configs kafka-configs.sh',
    kafkaAsks,
  ),
  ...all('kafka-console-consumer kafka-console-consumer.sh', 'asks'),
  etcdctl: byVerb(
    {
      asks: 'get,watch,version,member list,endpoint health,endpoint status,endpoint hashkv,alarm list,check perf,role list,user list',
      keeps: 'snapshot save',
      local: 'snapshot status',
    },
    /^(-w|--(endpoints|cacert|cert|key|user|write-out|dial-timeout|command-timeout))$/,
  ),
  ceph: byVerb({
    asks: ',status,health,df,-s,osd tree,osd status,osd df,osd stat,osd ls,osd perf,osd dump,osd pool ls,osd pool get,osd pool stats,pg stat,pg dump,mon stat,quorum_status,versions,version,log last,crash ls,fs status,mgr stat',
  }),
};
