import type { Table } from './danger.ts';

const deletes = 'deletes what it names in the cloud';
const stops = 'stops what it names, or moves it';

/** Platforms that run applications. Clouds of machines are in cloud.ts. */
export const platforms: Table = {
  destroys: [
    [
      'tootctl bin/tootctl',
      / self-destruct(?: |$)/,
      'deletes the whole server from everywhere',
      / --dry-run\b/,
    ],
    [
      'gitlab-rake',
      / (?:gitlab:setup|db:(?:drop|reset|schema:load))(?: |$)/,
      'empties the database',
    ],
    [
      'heroku',
      / (?:pg:reset|apps:destroy|addons:destroy|redis:reset|pg:backups:delete|pg:backups:restore|pg:copy)\b/,
      'deletes or overwrites data',
    ],
    ['fly flyctl', / (?:destroy|delete)\b/, deletes],
    ['cf', / (?:delete|delete-service|delete-space|delete-org|purge-service-instance)\b/, deletes],
    [
      'bosh',
      / (?:delete-deployment|delete-vm|delete-disk|clean-up)\b/,
      'deletes machines or disks',
    ],
    ['bosh', / stop\b.* --hard\b/, 'deletes machines'],
    ['vercel now', / (?:rm|remove) /, deletes],
    ['netlify', / sites:delete\b/, deletes],
    ['dokku', / \w+:destroy\b/, deletes],
    ['dokku', / \w+:import\b/, 'writes a dump over what the database holds'],
    ['supabase', / (?:db reset\b.* --linked|projects delete)\b/, 'drops the database'],
    [
      'neonctl neon',
      / (?:branches|projects|databases) (?:delete|restore|reset) /,
      'deletes or replaces data',
    ],
    ['railway', / (?:delete|volume delete)\b/, deletes],
    [
      'gh',
      / (?:repo|release|secret|variable|environment|cache) (?:delete|remove)\b/,
      'deletes what it names on GitHub',
    ],
    ['gh glab', / api\b.* (?:-X ?|--method[ =])DELETE\b/, 'deletes what the address names'],
    ['glab', / (?:repo|release|project|variable) delete\b/, 'deletes what it names on GitLab'],
    ['nomad', / stop\b.* -purge\b/, 'deletes a job with its history'],
    ['databricks', / (?:\S+ (?:permanent-delete|delete)|fs rm)(?: |$)/, deletes],
  ],
  removes: [
    ['cloudflared', / (?:tunnel|access) delete\b/, 'deletes a tunnel'],
    ['op bw pass', /^ (?:\w+ )?(?:delete|rm|remove)\b/, 'deletes a secret'],
    ['heroku', / config:unset\b/, 'deletes settings, whose values may be nowhere else'],
  ],
  interrupts: [
    [
      'heroku',
      / (?:maintenance:on|ps:stop|ps:kill|ps:scale \S+=0|pg:promote|pg:killall|releases:rollback|rollback|domains:remove)\b/,
      'stops the application, or moves it',
    ],
    [
      'fly flyctl',
      / (?:scale count\b.* \w*=?0|(?:machines?|apps) (?:stop|kill|suspend)|suspend|postgres failover)(?: |$)/,
      stops,
    ],
    ['cf', / (?:stop|restart|rollback|unmap-route) /, 'stops the application, or moves it'],
    ['bosh', / (?:stop|recreate|cck\b.* --auto|ignore)\b/, stops],
    ['vercel now', / rollback\b/, stops],
    ['railway', / down\b/, stops],
    ['dokku', / (?:\w+:stop(?:all)?|domains:remove|proxy:disable)\b/, stops],
    [
      'gh',
      / (?:run cancel|workflow disable|workflow run (?!\S*(?:e2e|test|drill))\S*(?:rollback|destroy|teardown|failover|restore))\b/,
      stops,
    ],
  ],
};
