import { withoutHoles } from '../placeholders/holes.ts';

/** What is typed into a client that a line above opens. */
interface Client {
  readonly opens: RegExp;
  readonly says: RegExp;
}

const sql =
  /^(?:select|insert|update|delete|create|alter|drop|truncate|grant|revoke|show|use|desc|describe|explain|set|begin|commit|rollback|start|stop|reset|flush|change|kill|call|lock|unlock|analyze|vacuum|reindex|checkpoint|with|values|table|copy|source|list|consistency|tracing|help|\\\w)\b.*;\s*$|^(?:use|describe|desc|show|consistency|source|tracing) [\w"`.]+(?: [\w"`.]+)*$|^source \S+\.sql\s*;?$|^\\\S|^(?:exit|quit|q)\s*;?$/i;
const mongo =
  /^(?:db\.|rs\.|sh\.|use [\w-]+\s*;?$|show (?:dbs|databases|collections|users|roles|profile|log)\b|(?:const|let|var) \w+ ?=|print(?:json)?\(|load\(|\.\w+\(|(?:exit|quit(?:\(\))?|it)\s*;?$)/;
const redis =
  /^(?:auth|select|get|set(?! -)|del|keys|scan|info|flushall|flushdb|config (?:get|set|rewrite|resetstat)|client (?:list|kill)|cluster \w+|slowlog \w+|memory \w+|dbsize|bgsave|bgrewriteaof|save|lastsave|monitor|replicaof|slaveof|role|ping|ttl|expire|persist|type|exists|llen|lrange|hget|hgetall|hset|smembers|zrange|zcard|scard|xinfo|xlen|debug \w+|failover|wait|acl \w+|object \w+|exit|quit)\b(?!-)[^|<>]*$/i;

const says = { sql, mongo, redis } as const;

/** True for a line that can be typed into a client that speaks this. */
export const saidTo = (speaks: keyof typeof says, line: string): boolean => says[speaks].test(line);

const tail = '(?: [^|<>&;]*)?$';
const lead =
  '^(?:\\$ )?(?:(?:sudo(?: -u \\S+| -[iEH]+)*|(?:docker|podman|nerdctl|kubectl|oc|docker-compose|docker compose) (?:[^|<>;&]* )?(?:exec|run) [^|<>;&]*) )?(?:[\\w./-]*\\/)?';
const opening = (names: string) => new RegExp(`${lead}(?:${names})${tail}`);
const clients: readonly Client[] = [
  {
    opens: opening('psql|mysql|mariadb|obclient|cqlsh|sqlite3|clickhouse-client|cockroach sql'),
    says: sql,
  },
  { opens: opening('mongosh?'), says: mongo },
];
const openingRedis = new RegExp(
  `${lead}(?:redis-cli|valkey-cli|keydb-cli)(?: (?:-[hpanu] ?\\S+|--(?!bigkeys|scan|latency|stat|eval|rdb|pipe|cluster|memkeys|hotkeys|raw)[\\w-]+(?:[= ]\\S+)?))*$`,
);

/** An option with a statement or a file, or one after which the client ends. */
const ends =
  / (?:-[a-zA-Z]*[cef](?:\b|["'])|--(?:command|execute|file|eval|version|help|query|list)\b|-[lV?]\b|["'{(]| create| drop)/;
const mayOpen =
  /(?:psql|mysql|mariadb|obclient|cqlsh|sqlite3|clickhouse-client|cockroach sql|mongosh?|-cli)\b/;

/** True if one of the lines may open a client; a cheap check of a whole text. */
export const mayOpenClient = (text: string): boolean =>
  mayOpen.test(text) || mayOpenConsole.test(text);
const mayOpenConsole = /(?:^|\s)(?:attach|console|repl|shell|prompt)(?=\s|$)/;

/** `geth attach`, `rails console`: a console, whose lines have a bare prompt. */
const opensConsole =
  /^(?:\$ )?(?!.*[|<;])(?:.*\s)?(?:attach(?:\s\S+)?|console|repl|shell|prompt)\s*$/;
const console = /^\s*>(?:\s+\S|\s*$)/;
const printed =
  /^\s*(?:-?\d[\d.,_]*n?|true|false|null|undefined|nil|None|["'[{}\]].*|0x[\da-f]+)\s*(?:[;,].*|#.*|\/\/.*)?$/;

/** How to know the lines that are typed into the client that this line opens; undefined if it opens none. */
export function linesOfClient(line: string): ((line: string) => boolean) | undefined {
  if (line.length > 300) return undefined;
  if (opensConsole.test(line.trim())) return (typed) => console.test(typed) || printed.test(typed);
  if (!mayOpen.test(line)) return undefined;
  const shown = withoutHoles(line.trim().replace(/\s+#.*$/, ''));
  if (openingRedis.test(shown)) return (typed) => redis.test(typed.trim());
  const own = clients.find(({ opens }) => opens.test(shown));
  if (!own || ends.test(afterClient(shown))) return undefined;
  return (typed) => own.says.test(typed.trim());
}

const afterClient = (line: string) => line.slice(line.search(mayOpen));
