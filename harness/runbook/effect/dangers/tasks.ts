import type { Danger } from './danger.ts';

type Words = readonly string[];

/** Programs that run a task which the project has named. */
const runners =
  /^(?:npm|yarn|pnpm|bun|deno|make|gmake|just|task|invoke|inv|fab|rake|gradle|gradlew|mvn|mvnw|composer|mage|nox|tox|earthly|mix|lein|sbt)$/;
/** Their own commands, which are no tasks. */
const own =
  /^(?:install|i|ci|add|update|upgrade|up|outdated|audit|init|publish|unpublish|link|unlink|cache|config|version|exec|dlx|remove|rm|uninstall|prune|dedupe|why|info|view|help|login|logout|clean|test|build|start|stop|restart|run-script|set|get|global)$/;
const part = (words: string) => new RegExp(`(?:^|[-_.:/])(?:${words})(?=[-_.:/]|$)`, 'i');
const undoes = part(
  'reset|wipe|drop|destroy|nuke|purge|truncate|teardown|tear-down|flush|rollback|undo|revert|downgrade|fresh|recreate|clean|clear|delete|remove|rm|prune|restore|uninstall|rotate',
);
const whole =
  /^(?:(?:wipe|nuke|destroy|teardown|tear-down|purge|undeploy|uninstall|reset-all|factory-reset)(?:[-_:.](?:all|prod(?:uction)?|staging|live))?|(?:rollback|restore|failover|switchover)(?:[-_:.](?!deps|packages|tools|modules|nuget)\w+)*)$/i;
const data = part(
  'db|dbs|database|databases|data|schema|migrat\\w*|prisma|ecto|knex|sequelize|typeorm|postgres|pg|mysql|mongo|redis|es|elastic\\w*|index|indices|volumes?|pvcs?|storage|cluster|infra|env|environment|stack|prod|production|live|tables?|queues?|topics?|buckets?|tenants?|users?|backups?|keys?|secrets?|certs?|passwords?|credentials?|tokens?|flyway|liquibase',
);
/** What stops machines, moves their work or gives them other settings. */
const stopsMachines = part(
  'reboot|shutdown|power-?off|power-?cycle|drain|cordon|failover|switchover',
);
const appliesTo = /(?:^|[-_.:/])apply-(?:nodes?|machines?|hosts?|machine-?config)(?=[-_.:/]|$)/;
/** What only looks, or tries something out. */
const looks = part(
  'list|ls|status|show|check|verify|validate|test|tests|mock\\w*|dry-?run|plan|help|drill|lint|logs?|build|cache|docs?|deps|types|coverage|artifacts?|dist',
);
/** `migrate:down`; `down` of other things only stops them. */
const migratesDown = /(?:^|[-_.:])(?:migrat\w*|schema)[-_.:]down$/;
/** `flywayClean`, `flyway:clean`, `liquibase:dropAll` of Gradle and Maven. */
const plugins = /^(?:flyway:?(?:clean|undo)|(?:liquibase:?)?(?:dropAll|rollback\w*))$/i;

/** `npm run db:reset`, `make wipe`, `just db-drop`, `mvn flyway:clean`: tasks of the project, by their names. */
export function dangersOfTasks(name: string, words: Words): readonly Danger[] {
  if (!runners.test(name)) return [];
  const at = words.findIndex(
    (word, index) => index > 0 && isTask(word) && !(index === 1 && word === 'run'),
  );
  const task = words[at] ?? '';
  if (at < 0 || words.some((word) => /^(?:-n|--dry-?run|--just-print|--help)$/.test(word)))
    return [];
  if (plugins.test(task) && !/^(?:npm|yarn|pnpm|bun|make|just|task)$/.test(name))
    return [{ kind: 'destroys', at, what: 'undoes or drops what the database holds' }];
  const isScript =
    words[1] === 'run' || words[1] === 'run-script' || !/^(?:npm|yarn|pnpm|bun)$/.test(name);
  if ((!isScript && own.test(task)) || looks.test(task)) return [];
  if (isScript && (stopsMachines.test(task) || appliesTo.test(task)))
    return [{ kind: 'interrupts', at, what: 'stops or changes machines, by the name of the task' }];
  // `mix pleroma.database prune_objects`: the task has verbs of its own.
  const verb = name === 'mix' ? (words[at + 1] ?? '') : '';
  if (verb !== '' && undoes.test(verb) && (data.test(task) || data.test(verb)))
    return [
      {
        kind: 'removes',
        at: at + 1,
        what: 'destroys, undoes or overwrites something, by the name of the task',
      },
    ];
  const found = whole.test(task)
    ? isScript
    : migratesDown.test(task) || (undoes.test(task) && data.test(task));
  return found
    ? [
        {
          kind: 'removes',
          at,
          what: 'destroys, undoes or overwrites something, by the name of the task',
        },
      ]
    : [];
}

const isTask = (word: string) => /^:?[a-z][\w:.-]*$/i.test(word) && !/^run-script$/.test(word);
