import type { Danger, Table } from './danger.ts';

const programs = 'curl http https xh wget';
const DELETE = ' (?:(?:-X|--request|--method)[ =]?["\']?)?DELETE\\b';
const DELETES =
  /(?!.*(?:\/silences?\/|_search\/scroll|\/_pit\b|\/_async_search\/|\/sessions?\/)) (?:(?:-X|--request|--method)[ =]?["']?DELETE\b|DELETE (?:https?:|:|\/|\S+[:./]))/;
const sends = `(?=.* (?:(?:-X|--request|--method)[ =]?["']?)?(?:POST|PUT|PATCH)\\b|.* (?:-d|--data\\S*|--json|--post-data|-F)[ =])`;
const sent = (path: string) => new RegExp(`^${sends}.*${path}`);
/** Last parts of a path that say what it does: `/api/nodes/3/shutdown`. */
const verbs = (names: string) => sent(String.raw`/(?:${names})${many}?["']?(?:[?\s]|$)`);
/** What they act on: `/pause-all`, `/restart_nodes`. */
const many = String.raw`(?:[-_]?(?:[Aa]ll|[Nn]odes?|[Cc]luster|[Ss]ervices?|[Jj]obs?|[Qq]ueues?|all[-_]\w+))`;
/** The last parts but one, before what they act on: `/api/rollback/3`. */
const verbsBefore = (names: string) =>
  sent(String.raw`/(?:${names})/[\w.{}<>:$-]+["']?(?:[?\s]|$)`);

const lockOut = String.raw`maintenance(?:-mode)?/(?:on|enable|start)|kill-?switch|read-?only|failover/[\w-]+|(?:reset|change|rotate)[-_]?(?:password|credentials?|tokens?|secrets?|keys?)|(?:passwords?|credentials?|tokens?|secrets?|keys?)/(?:rotate|reset|revoke)`;

/** Requests to the interfaces of servers, by curl and the like. */
export const requests: Table = {
  destroys: [
    [
      programs,
      /\/api\/v1\/namespaces\/[^\s/]+\/finalize(?:\s|\?|$)/,
      'removes the finalizers, so what they would have cleaned up stays behind or is lost',
    ],
    [programs, /accept_data_loss/, 'gives up what a shard holds'],
    [
      programs,
      new RegExp(
        `^(?=.*${DELETE})(?!.*(?:_search/scroll|/_pit|_async_search))(?=.*(?::9200|elastic|opensearch|//es\\b|_snapshot|_all\\b|_data_stream))`,
      ),
      'deletes an index or a snapshot',
    ],
    [programs, /\/_delete_by_query\b/, 'deletes documents of an index'],
    [
      programs,
      /"?drop_(?:all|attr)"?\s*:|<delete>\s*<query>|"delete"\s*:\s*\{\s*"query"/,
      'deletes what the store holds',
    ],
    [
      programs,
      /[?&]action=(?:DELETE(?!ALIAS|NODEPROP)\w*|UNLOAD|RESTORE|FORCELEADER|SPLITSHARD|REPLACENODE)\b/,
      'deletes or replaces a part of the collection',
    ],
    [programs, /\/(?:topic|channel)\/(?:delete|empty)\?/, 'deletes messages'],
    [programs, /\/removeNode\?/, 'takes a server out of the cluster for good'],
    [
      programs,
      /\/(?:admin\/tsdb\/delete_series|api\/v1\/admin\/tsdb\/clean_tombstones|loki\/api\/v1\/delete\?|delete_series)\b/,
      'deletes measurements',
    ],
  ],
  removes: [
    [programs, DELETES, 'deletes what the address names'],
    [
      programs,
      verbs(
        '(?:delete|remove|drop|destroy|purge|truncate|wipe|reset|rollback|flush|clear|clean-?up|restores?|revoke)(?:[-_](?!counters|stats)\\w+)*|doDelete|\\w+[-_](?:restore|rollback|delete|reset)',
      ),
      'deletes or replaces something, by its address',
    ],
    [
      programs,
      sent(String.raw`/(?:snapshots?|backups?)(?:/[\w.{}<>:$-]+)?/recover["']?(?:[?\s]|$)`),
      'replaces data of now by older data',
    ],
    [programs, sent('/_update_by_query'), 'changes documents of an index'],
    [
      programs,
      verbsBefore('restore|rollback|delete|purge|wipe|destroy'),
      'deletes or replaces something, by its address',
    ],
  ],
  interrupts: [
    [programs, /[?&]action=RELOAD\b|\/moveTablet\?/, 'moves or reloads a part of the collection'],
    [
      programs,
      sent(String.raw`/_(?:purge|restart|compact)\b`),
      'stops the server, or deletes what it holds',
    ],
    [programs, sent(String.raw`/_close\b`), 'takes an index away from those who use it'],
    [
      programs,
      sent(String.raw`allocation\.enable["']?\s*:\s*["'](?:none|primaries|new_primaries)`),
      'keeps shards from being placed',
    ],
    [
      programs,
      sent(
        String.raw`/(?:_cluster/reroute|_cluster/voting_config_exclusions|_nodes/shutdown|_forcemerge|_ilm/stop)\b`,
      ),
      'moves or blocks shards',
    ],
    [
      programs,
      sent(String.raw`/(?:dns_records|dns/records|rrsets?|domains/[^/ ]+/records)\b`),
      'changes names of DNS for everybody',
    ],
    [programs, / (?:-X|--request)[ =]?["']?(?:PURGE|BAN|REFRESH)\b/, 'empties the cache'],
    [
      programs,
      verbs(
        '-/quit|quit|stop|shutdown|terminate|kill|halt|reboot|power-?off|power-?cycle|safeExit|safeRestart|exit|quietDown|failover|switchover|promote|demote|step-?down|drain|evict|disable|suspend|pause|leave|force-leave/\\S+|decommission|detach|freeze|cordon|force-\\w+|(?:cancel|abort)(?:-\\w+|[-_]?[Aa]ll)*|maintenance|restart',
      ),
      'stops or moves something, by its address',
    ],
    [
      programs,
      verbsBefore('shutdown|stop|drain|evict|failover|disable|quarantine'),
      'stops or moves something, by its address',
    ],
    [
      programs,
      sent(`/(?:${lockOut})["']?(?:[?\\s]|$)`),
      'stops or locks out whoever uses it, by its address',
    ],
  ],
};

const rows = (['destroys', 'removes', 'interrupts'] as const).flatMap((kind) =>
  requests[kind].map(([, given, what]) => ({ kind, given, what })),
);

/** The danger of a request as consoles and documents of interfaces write it: `DELETE /orders`. */
export function dangerOfRequest(text: string): Omit<Danger, 'at'> | undefined {
  const found = rows.find(({ given }) => given.test(` -X ${text}`));
  return found && { kind: found.kind, what: found.what };
}
