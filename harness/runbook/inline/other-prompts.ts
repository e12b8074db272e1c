/** A file of data or of a program's source by its name alone: `values.yaml`, `test.sql`. */
const file =
  /^[\w./@+-]+\.(?:ya?ml|json5?|toml|ini|conf|cfg|cnf|config|properties|env|xml|html?|css|md|txt|log|csv|tsv|sql|ddl|gz|tgz|tar|zip|jar|war|iso|img|qcow2|pem|key|crt|cer|p12|jks|service|timer|socket|tf|tfvars|hcl|j2|tmpl|tpl|lock|dump|bak|rdb|aof|dockerfile|go|java|rs|c|h|cpp|tsx?|jsx|scala|kt|proto|lua|ipynb|tsv|png|svg|pdf|rules|repo|list|plist|dat|db|sqlite)$/i;

/** `db.stats()`, `app.run(host)`: a call of a programming language. */
const call = /^[\w.$]+\(.*\)[;.\w()]*$/s;

/** First words that only the prompts of databases, caches and switches know, with what follows them there. */
const clients = [
  // mongosh
  /^(?:use|show) (?:admin|local|config|dbs|databases|collections|users|roles|profile|log|logs|tables|schemas)$|^use [\w-]+$|^(?:rs|sh|db)\.\w+(?: |$)/,
  // SQL
  /^(?:select|insert into|update \w+ set|delete from|alter|drop (?:table|database|index|user|role|schema)|create (?:table|database|index|user|role|extension|schema)|grant|revoke|truncate|vacuum|analyze|reindex|checkpoint|explain|begin|commit|rollback|describe|desc|flush|kill (?:query|connection|\d+$)|(?:start|stop|reset|change) (?:slave|replica|master|replication|group_replication|transaction)|reset (?:slave|replica|master|all)|set (?:global|session|foreign_key_checks|password|role|names)|lock tables|unlock tables|optimize table|repair table|check table|show (?:processlist|full|master|slave|replica|engine|variables|status|pools|clients|servers|create|grants|index|binary|binlog|all|stats|lists|config))(?:[ ;]|$)/i,
  // Redis, memcached
  /^(?:config (?:get|set|rewrite|resetstat)|client (?:list|kill|pause|getname|info|no-evict)|info (?:replication|memory|server|clients|persistence|stats|keyspace|all|cpu|commandstats|sentinel)|cluster (?:nodes|info|failover|reset|meet|forget|replicate|slots|shards)|debug (?:sleep|object|segfault)|sentinel \w+|script (?:kill|flush|load)|slowlog \w+|memory (?:usage|doctor|stats|purge)|acl (?:list|whoami|setuser|load)|replicaof|slaveof|flushall|flushdb|bgsave|bgrewriteaof|lastsave|dbsize|keys|(?:get|del|ttl|exists|type|incr|llen|lrange|hgetall|smembers|scan|stats|flush_all) [\w:*{}-]+$|stats (?:items|slabs|cachedump))(?: |$)/i,
  // switches, firewalls and boot loaders
  /^(?:conf(?:ig|igure)?(?: t(?:erm(?:inal)?)?)?|configure|display (?:version|interface|current-configuration|device|ip)|show (?:interfaces?|ip|running-config|run|startup-config|version|vlan|log|arp|mac|bgp|route|inventory|environment|system|chassis|configuration)|write (?:memory|mem|erase)|wr(?: mem)?|copy (?:running-config|run) (?:startup-config|start)|no shut(?:down)?|(?:interface|int) \S+\d|commit (?:check|confirmed|and-quit)|reload (?:config|in|cancel)|enable|disable|end|exit|quit|help)(?: |$)/i,
];

/** "In the mongo shell", "at the redis prompt", "In psql": what follows is for that prompt. */
const prompt =
  /\b(?:in|at|into|on|from|inside|within|using|open|enter|start|launch)(?: (?:the|a|an|your|its))?(?: [\w.-]+){0,2} (?:prompt|console|repl|interpreter)\b|\b(?:mongo(?:sh|db)?|mysql|mariadb|psql|postgres|redis(?:-cli)?|python|rails|node|ruby|sql|sqlite|cql|cqlsh|clickhouse|spark|django|erlang|iex|groovy|nodetool|grub|gdb|neo4j|cypher) (?:shell|prompt|console|repl|session|cli|client)\b|\b(?:in|inside|within|at|into|from) (?:psql|mysql|mongosh?|redis-cli|cqlsh|sqlite3?|irb|pry|vim?|nano|emacs|gdb|tmux|screen)\b/i;

/** True for code that no shell understands, whatever the sentence says: a file's name, or words for another prompt. */
export const isForNoShell = (code: string): boolean =>
  file.test(code) || call.test(code) || clients.some((words) => words.test(code));

/** True for words that send the reader to the prompt of another program. */
export const namesPrompt = (words: string): boolean => words.length < 1000 && prompt.test(words);
