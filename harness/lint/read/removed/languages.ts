import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

/** Languages, their packages and frameworks. */
export const languages: readonly RemovedUsage[] = [
  ['gem', / --(?:no-)?(?:ri|rdoc)(?: |$)/, 'RubyGems 3 has no such option.', '--no-document'],
  [
    'pip pip3',
    / --(?:process-dependency-links|(?:no-)?use-wheel|allow-(?:external|unverified|all-external)|use-mirrors|install-option\S*|egg)(?:[ =]|$)/,
    'Current versions of pip have no such option.',
  ],
  ['lerna', /^ (?:bootstrap|add|link)(?: |$)/, 'Lerna 7 has no such command.', 'npm install …'],
  ['npm', /^ (?:bin|set-script)(?: |$)/, 'npm 9 has no such command.', 'npx …, or npm pkg set …'],
  [
    'python python2 python3 manage.py django-admin',
    / (?:manage\.py )?syncdb(?: |$)/,
    'Django 1.9 and newer have no `syncdb`.',
    'manage.py migrate',
  ],
  [
    'python python2 python3 manage.py django-admin',
    / migrate\b.* --list(?: |$)/,
    'Django 1.10 and newer have no `migrate --list`.',
    'manage.py showmigrations',
  ],
  ['jhat', always, 'Java 9 and newer have no jhat.', 'another reader of heap dumps'],
  [
    'jmap',
    / -(?:heap|permstat|F)(?: |$)/,
    'Java 9 and newer have no such option.',
    'jhsdb jmap --heap --pid …',
  ],
  ['jstack', / -[Fm](?: |$)/, 'Java 9 and newer have no such option.', 'jhsdb jstack --pid …'],
  ['jjs', always, 'Java 15 and newer have no jjs.'],
  [
    'celery',
    /^ (?:worker|beat|flower|inspect|control|purge|events|status|report)\b.* (?:-A|--app)[ =]/,
    'Celery 5 wants the application in front of the command.',
    'celery -A … worker',
  ],
  ['celeryd celerybeat celeryctl', always, 'Celery 4 has no such program.', 'celery -A … worker'],
  [
    'airflow',
    /^ (?:initdb|upgradedb|resetdb|list_dags|list_tasks|list_dag_runs|trigger_dag|delete_dag|show_dag|dag_state|task_state|task_failed_deps|pause|unpause|backfill|run|clear|test|render|create_user|delete_user|list_users|worker|flower|serve_logs|pool|sync_perm|next_execution|checkdb)(?: |$)/,
    'Airflow 2 has no such command.',
    'airflow dags …, tasks …, db …, users …, pools … or celery …',
  ],
  [
    'airflow',
    /^ (?:webserver|db (?:init|upgrade))(?: |$)/,
    'Airflow 3 has no such command.',
    'airflow api-server or airflow db migrate',
    'old',
  ],
  [
    'drush',
    /^(?: -\S+| @\S+)* (?:dl|pm-download|up|pm-update|pm-updatecode|vset|vget|variable-\w+|cc all|archive-dump|ard)(?: |$)/,
    'Drush 9 and newer have no such command.',
    'composer require …, drush cache:rebuild, drush config:set …',
  ],
];
