import type { Table } from './danger.ts';

/** Applications that administer themselves from a shell. */
export const applications: Table = {
  destroys: [
    [
      'occ php',
      / (?:occ )?(?:user:delete|trashbin:cleanup|versions:cleanup|groupfolders:delete) /,
      'deletes files of users',
    ],
    ['wp', / (?:db (?:reset|drop|clean)|site (?:empty|delete))\b/, 'drops what the site holds'],
    ['drush', / (?:sql[-:](?:drop|create)|site[-:]install|si)(?: |$)/, 'drops what the site holds'],
    [
      'airflow',
      / (?:db|resetdb) ?(?:reset|clean)?\b(?<=reset|clean|resetdb)/,
      'deletes what Airflow knows of its runs',
      / --dry-run\b/,
    ],
    [
      'gitlab-rails',
      /\.(?:destroy|delete|destroy_all|delete_all|truncate)\b/,
      'deletes what the application holds',
    ],
    ['gitlab-ctl chef-server-ctl', / cleanse\b/, 'deletes what the application holds'],
    ['atlas', / schema clean\b/, 'drops every table'],
    ['redis-dump-load sentry', / cleanup\b/, 'deletes older data'],
  ],
  removes: [
    ['wp', / search-replace\b/, 'changes the texts of the whole site', / --dry-run\b/],
    ['php artisan', / (?:artisan )?queue:(?:flush|clear|forget)\b/, 'deletes tasks that wait'],
    [
      'airflow',
      / (?:dags delete|tasks clear|dags backfill|delete_dag)\b/,
      'deletes what Airflow knows of its runs',
    ],
    ['argo', / (?:delete|terminate|stop) /, 'ends workflows'],
    ['tkn', / \w+ (?:delete|cancel) /, 'ends or deletes runs'],
    [
      'python python3 manage.py django-admin',
      / migrate \w+ (?:zero|\d{4}\w*)(?: |$)/,
      'undoes migrations, with the data of their columns',
    ],
    ['gitlab-runner', / unregister\b/, 'takes runners away'],
    ['migrate', / force /, 'changes which migrations count as done'],
    [
      'knife puppet',
      / node (?:delete|purge|deactivate|clean)\b| client delete\b/,
      'makes the server forget a machine',
    ],
  ],
  interrupts: [
    [
      'gitlab-ctl',
      / (?:promote\S*|pg-upgrade|geo-replication-pause|replicate-geo-database|consul upgrade)(?: |$)/,
      'makes another server the primary, or stops one meanwhile',
    ],
    ['airflow', / dags pause\b/, 'stops runs of the DAG'],
    ['php artisan', / artisan down\b/, 'stops the application for its users'],
    ['occ php', / maintenance:mode --on\b/, 'stops the application for its users'],
    ['magento bin/magento', / maintenance:enable\b/, 'stops the application for its users'],
    [
      'wp',
      / (?:plugin|theme) (?:deactivate|delete|uninstall)\b| maintenance-mode activate\b/,
      'stops a part of the site',
    ],
    [
      'salt',
      / (?:system\.(?:reboot|shutdown|poweroff|halt)|service\.(?:stop|disable|mask)|pkg\.(?:remove|purge)|file\.remove|docker\.\w*stop)\b/,
      'stops machines or services, or removes files',
    ],
    ['ansible', / (?:-m|--module-name)[ =]?(?:\S+\.)?reboot\b/, 'stops machines'],
    ['ansible', /state=(?:stopped|absent)\b/, 'stops or removes what it names'],
    [
      'ansible-playbook',
      /[ /_-](?![\w-]*(?:valid|check|verif|test|drill))(?:destroy|teardown|tear-down|reset|wipe|uninstall|decommission|remove|purge|shutdown|reboot|stop|restore|rollback|failover)[\w-]*\.ya?ml\b/,
      'stops or removes something, by its name',
      / (?:--check|-C|--syntax-check|--list-\w+)(?: |$)/,
    ],
    ['puppet', / resource service \S+ ensure=stopped\b/, 'stops a service'],
    [
      'java',
      / -jar \S*jenkins-cli\S* .*(?:safe-shutdown|shutdown|restart|quiet-down|delete-\w+)\b/,
      'stops Jenkins, or deletes a job',
    ],
    [
      'temporal tctl',
      / (?:workflow|w|batch|namespace|users) (?:terminate|cancel|delete|reset|rm)\b/,
      'ends or deletes what it names',
    ],
  ],
};
