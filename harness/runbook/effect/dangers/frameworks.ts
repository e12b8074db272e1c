import type { Table } from './danger.ts';

const schema = 'drops or changes tables, with the data of their columns';
const manage = 'python python3 manage.py django-admin ./manage.py';

/** Further commands of frameworks and their migrations, beside migrations.ts and applications.ts. */
export const frameworks: Table = {
  destroys: [
    [
      'php artisan bin/console',
      / (?:doctrine:(?:schema:(?:drop|update\b.* --force)|database:drop|fixtures:load)|tenants:migrate-(?:fresh|rollback)|d:s:d|d:d:d)(?: |$)/,
      schema,
    ],
    ['sqlx diesel', / (?:database|migrate|migration) (?:drop|reset|revert|redo)(?: |$)/, schema],
    [
      'rails bin/rails',
      / runner\b.*(?:delete_all|destroy_all|\.truncate|DatabaseCleaner|\.clear\b)/,
      'deletes what the application holds',
    ],
    [manage, / shell\b.*\.delete\(\)/, 'deletes what the application holds'],
    [
      'rake rails bin/rails',
      / \S*db:(?:seed:replant|schema:cache:clear|drop|reset)\S*/,
      'drops a database',
    ],
    [
      'bin/magento magento',
      / setup:(?:uninstall|rollback|db:\S*reset)(?: |$)/,
      'drops what the shop holds',
    ],
  ],
  removes: [
    [
      'php bin/console',
      / (?:doctrine:migrations:(?:migrate (?:prev|first|\d+)|execute\b.* --down|rollback)|messenger:failed:remove)\b/,
      'undoes a migration, or deletes messages',
    ],
    [
      manage,
      / (?:clear_index|rebuild_index|search_index\b.* --(?:rebuild|delete)|remove_stale_contenttypes|(?:delete|purge|wipe|drop|prune|clean)_\w+)(?: |$)/,
      'deletes something, by its name',
    ],
    [
      'alembic flyway sqitch liquibase',
      / (?:stamp|repair|rebase|revert|release-locks|releaseLocks|changelog-sync)(?: |$)/,
      'changes which migrations count as done',
    ],
    ['prisma', / migrate resolve(?: |$)/, 'changes which migrations count as done'],
    ['dotnet', / ef (?:database update 0|migrations remove)(?: |$)/, schema],
    ['atlas', / (?:schema apply\b.* --auto-approve|migrate down|schema clean)(?: |$)/, schema],
    ['drizzle-kit', / (?:drop|push\b.* --force)(?: |$)/, schema],
    [
      'drush',
      / (?:pmu|pm:uninstall|pm-uninstall|entity:delete|queue:delete|config:delete|user:cancel|ucan)(?: |$)/,
      'removes or replaces a part of the site',
    ],
    [
      'wp',
      / (?:post|user|option|term|comment|site|menu|transient|cron event) delete\b| core download\b.* --force/,
      'deletes a part of the site',
    ],
    [
      'dagster',
      / (?:run (?:delete|wipe)|asset wipe|debug import)(?: |$)/,
      'deletes what the runs left',
    ],
    [
      'prefect',
      / (?:server database (?:reset|downgrade)|flow-run (?:cancel|delete)|deployment (?:delete|pause)|work-pool (?:pause|delete))(?: |$)/,
      'ends or deletes runs',
    ],
    [
      'airflow',
      / (?:(?:pools|connections|variables|users|roles) delete|kubernetes cleanup-pods|db downgrade)(?: |$)/,
      'deletes what it names',
    ],
  ],
  interrupts: [
    [
      'drush',
      / (?:sset|state:set|state-set) system\.maintenance_mode (?:1|true|TRUE)/,
      'stops the application for its users',
    ],
    ['temporal tctl', / schedule (?:toggle\b.* --pause|delete)/, 'stops what runs by itself'],
    ['airflow', / celery (?:stop|shutdown-\w+)(?: |$)/, 'stops workers'],
  ],
};
