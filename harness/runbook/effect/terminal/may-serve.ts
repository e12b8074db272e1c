import { argumentText } from '../../commands/argument-text.ts';
import { programOf, startOfCommand } from '../../commands/wrappers.ts';
import { isKnown } from '../known.ts';
import { taskServes } from './serving-tasks.ts';
import { wordsServe } from './serving-words.ts';
import { withoutOptions } from './without-options.ts';

type Words = readonly string[];

/** Options with which a server goes to the background, or ends at once. */
const ends =
  /^(?:-d|-D|--daemon\w*|--?detach(?:ed)?|--background|--fork|-h|--help|-v|-V|--version|version|help|--check\S*|--dry-?run|--test|-t|--once|--validate\S*|--init\S*|--migrate\S*|--cluster-reset\S*|--restore\S*|--reset\S*|-R|--runtime-control|-daemon)(?:=|$)/;
const daemon =
  /(?:[a-z]d|[-_](?:server|agent|node|daemon|proxy|gateway|worker|api|exporter))(?:\.sh|\.py)?$/;
/** Programs that end in a `d` and are no daemons, or that start something else. */
const noDaemon =
  /^(?:\w*(?:cmd|add|build|load|send|find|read|word|old|hold|record|forward|board|cloud|head|standard)|\S*ctl|\S*cli|brew|cloud\S*|vagrant|kind|sed|gcloud|cd|mkdir|systemd\S*|rpm\S*|systemctl|service|pm2|forever|build\S*)$/;
const serves = /^(?:serve|server)$/;
const starts = /^(?:start|run|serve|server|agent|daemon|standalone)$/;
/** Verbs that carry connections. */
const forwards = /^(?:port-forward|proxy)$/;
const file = /^[\w./${}-]*\.(?:ya?ml|toml|conf|cfg|json|ini|properties)$/;

/** Programs of interpreters whose names say that they serve. */
const app =
  /(?:^|\/)(?:(?:(?!check|test)[a-z]+[-_])?server|app|main|index|api|web|run|wsgi|service|bot|worker)\.(?:[cm]?[jt]s|py|rb)$/;
const runsJar =
  /(?:^|[-_/])(?:cli|tools?|util\w*|migrat\w*|import\w*|export\w*|client|check\w*|backup|restore|convert\w*|gen\w*|bfg\S*|plantuml|avro\S*|swagger\S*|openapi\S*|ivy|maven\S*|wrapper)/i;

const what = (name: string) => `${name} may serve until somebody stops it`;

/**
 * Why a program that no table knows may stay in the foreground, by its words: `shop-server --config x.yml`,
 * `java -jar shop.jar`. A guess: a note for the reader, nothing that a drill goes by.
 */
export function whyMayServe(words: Words): string | undefined {
  const [first, ...rest] = words.slice(startOfCommand(words));
  if (first === undefined || rest.some((word) => ends.test(word))) return undefined;
  const name = programOf(first);
  if (ofInterpreter(name, rest) || isServer(name, rest) || taskServes(name, rest))
    return what(name);
  if (isKnown(name) || !/^[a-z][\w.-]*$/.test(name)) return undefined;
  const operands = withoutOptions(rest);
  const [verb = '', ...others] = operands;
  const onlyFiles = others.every((word) => file.test(word));
  if (forwards.test(verb) && others.every((word) => /^[\w.-]*:?\d+(?::\d+)?$/.test(word)))
    return what(name);
  if (wordsServe(name, rest)) return what(name);
  if (noDaemon.test(name)) return undefined;
  if (serves.test(verb) && onlyFiles) return what(name);
  const isDaemon = daemon.test(name);
  if (isDaemon && starts.test(verb) && onlyFiles) return what(name);
  const isConfigured = rest.some((word) =>
    /^--?(?:c|config\S*|conf\S*|f|home|data\S*|listen\S*|port|addr\S*|bind\S*)(?:=|$)/.test(word),
  );
  return isDaemon &&
    (isConfigured || /[-_]server/.test(name)) &&
    operands.every((word) => file.test(word)) &&
    rest.length > 0
    ? what(name)
    : undefined;
}

const interpreters = new Set(['java', 'go', 'node', 'ts-node', 'tsx', 'bun']);

function ofInterpreter(name: string, rest: Words): boolean {
  if (!interpreters.has(name) && !name.startsWith('python')) return false;
  const operands = withoutOptions(rest);
  const [first = '', ...others] = operands;
  if (name === 'java') {
    const jar = rest[rest.indexOf('-jar') + 1] ?? '';
    const after = rest.slice(rest.indexOf('-jar') + 2);
    return (
      rest.includes('-jar') &&
      /\.[jw]ar$/.test(jar) &&
      !runsJar.test(jar) &&
      after.every(
        (word) =>
          /^--?(?:server|spring|port|config|http|listen|profile)\S*$/.test(word) || file.test(word),
      )
    );
  }
  // `go run ./cmd/server`.
  if (name === 'go')
    return (
      first === 'run' &&
      /(?:^|\/)(?:server|main\.go|api|web|daemon|\w+d)$/.test(others.join(' ')) &&
      !rest.some((word) => word.startsWith('-'))
    );
  if (others.length > 0 && !/^\d+$/.test(others.join(''))) return false;
  if (name === 'node' || name === 'ts-node' || name === 'tsx' || name === 'bun')
    return app.test(first) && /(?:server|app|api|web|index)\./.test(first);
  if (/^python[23]?$/.test(name)) return app.test(first) && rest[0] === first;
  return false;
}

/** Programs that are known to stay in the foreground, and what they are given. */
const servers: readonly (readonly [programs: RegExp, given: RegExp])[] = [
  [/^(?:bitcoin|litecoin|dogecoin|monero|zcash|dash|bch)d$/, /^(?: -\S+)*$/],
  [
    /^(?:geth|reth|erigon|besu|nethermind|op-node|op-geth)$/,
    /^(?: node)?(?: --?\S+(?: [^-\s]\S*)?)*$/,
  ],
  [/^lighthouse$/, /^ (?:-\S+ )*(?:bn|vc|beacon_node|validator_client|boot_node)\b/],
  [/^(?:cargo|dotnet)$/, /^ (?:run|watch)(?!.* --(?:bin|example)\b)(?: -\S+(?: [^-\s]\S*)?)*$/],
  [/^deno$/, /^ (?:run|serve)(?: -\S+)* \S*(?:server|main|app|mod)\.[jt]s$/],
  [/^(?:localstack|superset)$/, /^ (?:start|run)(?: -\S+(?: [^-\s]\S*)?)*$/],
  [/^serve$/, /^(?: -s)?(?: [\w./-]+)?$/],
  [
    /^(?:docker|podman)$/,
    /^ (?:container )?run(?: (?:--(?:name|network|net|restart|hostname|volume|env|env-file|memory|cpus)[ =]\S+|-[eveh] \S+|--rm))* (?:\S*\/)?(?:redis|postgres|mysql|mariadb|mongo|nginx|httpd|rabbitmq|memcached|elasticsearch|registry|grafana|prometheus|traefik|caddy|haproxy|minio|vault|consul|etcd|nats|kafka|zookeeper)(?::[\w.-]+)?$/,
  ],
];

const isServer = (name: string, rest: Words) => {
  const row = servers.find(([programs]) => programs.test(name));
  return row?.[1].test(argumentText(rest)) ?? false;
};
