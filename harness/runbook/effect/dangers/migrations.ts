import type { Table } from './danger.ts';

/** What frameworks and tools do to the schema of a database. */
export const migrations: Table = {
  destroys: [
    [
      'rake rails gitlab-rake',
      / \S*db:(?:drop|reset|purge|truncate\S*|migrate:reset|schema:load|structure:load)/,
      'drops a database',
    ],
    ['php', / artisan (?:migrate:(?:fresh|refresh|reset)|db:wipe)\b/, 'drops every table'],
    [
      'python python3 manage.py django-admin',
      / (?:flush|reset_db|sqlflush)(?: |$)/,
      'empties the database',
    ],
    [
      'prisma',
      / (?:migrate reset|db push\b.* --(?:force-reset|accept-data-loss))/,
      'drops the database',
    ],
    ['dotnet', / ef database drop(?: |$)/, 'drops the database'],
    ['flyway', / clean(?: |$)/, 'drops every table'],
    ['liquibase', / (?:dropAll|drop-all)\b/, 'drops every table'],
    [
      'sequelize sequelize-cli typeorm mix',
      / (?:db:drop|schema:drop|ecto\.(?:drop|reset))/,
      'drops the database',
    ],
    ['alembic', / downgrade base\b/, 'undoes every migration, with the data of their tables'],
  ],
  removes: [
    [
      'alembic flask',
      / (?:db )?downgrade(?: |$)/,
      'undoes a migration, with the data of its columns',
      / --sql\b/,
    ],
    [
      'goose dbmate migrate migrate-mongo db-migrate node-pg-migrate sql-migrate tern knex sequelize sequelize-cli typeorm flyway liquibase mix',
      / (?:down|down-to|reset|redo|drop|rollback|undo|db:migrate:undo\S*|migration:revert|migrate:rollback|migrate:down|ecto\.rollback|rollback\w+|rollback-\w+)(?: |$)/i,
      'undoes a migration, with the data of its columns',
    ],
    [
      'rake rails php',
      / \S*(?:db:rollback|db:migrate:down|migrate:rollback)(?: |$)/,
      'undoes a migration, with the data of its columns',
    ],
  ],
  interrupts: [],
};
