import type { Danger } from './danger.ts';

/** A word of a program that no table knows; `at` is its index among the words. */
interface Said {
  readonly verb: string;
  readonly at: number;
}

const within = (verbs: string) => new RegExp(`(?:^|[-_.:/])(?:${verbs})(?=[-_.:]|$)`);

const secrets =
  'keys?|passwords?|passwd|credentials?|creds|secrets?|tokens?|certs?|certificates?|ca';
const credentials = within(
  `(?:rotate|reset|change|renew|regenerate|set|update)-?(?:${secrets})|(?:${secrets})-?(?:rotate|rotation|reset|renew)`,
);
const rotated = new RegExp(`^(?:${secrets})$`);
const rotates = /^(?:rotate|reset|renew|regenerate)(?:-\w+)?$/;
/** What an import may write over. */
const fills = within('import|load|apply|recover|sync|put|push|upload|merge|install|create|init');
const overwrites =
  /^--(?:override|overwrite\S*|replace\S*|unsafe\S*|clobber|force-overwrite)(?:=(?!false)|$)/;

/** `shopctl import --overwrite dump.json`, `shopctl keys rotate`: also for programs that a table knows. */
export function dangerOfReplacing(
  own: readonly string[],
  names: readonly Said[],
): Danger | undefined {
  const [, ...verbs] = names;
  const written = own.findIndex((word) => overwrites.test(word));
  if (written > 0 && own[written + 1] !== 'false' && names.some(({ verb }) => fills.test(verb))) {
    return { kind: 'removes', at: written, what: 'overwrites what is there now, by its options' };
  }
  const renewed =
    names.find(({ verb }) => credentials.test(verb)) ??
    (verbs.some(({ verb }) => rotated.test(verb))
      ? verbs.find(({ verb }) => rotates.test(verb))
      : undefined);
  if (renewed) {
    const what = 'replaces keys or passwords that others still use';
    return { kind: 'interrupts', at: renewed.at, what };
  }
  const rolling = names.find(({ verb }) => rolls.test(verb));
  return rolling && { kind: 'interrupts', at: rolling.at, what: renewsAll };
}

const renewsAll = 'restarts whatever it renews, by its name';
const rolls = /^rolling-?(?:upgrade|restart|update|reboot)$/;
const renews = within('upgrade|update|restart|reload|patch|redeploy|reinstall');
const everywhere =
  /^--(?:all(?:-\w+)*|every\w*|restart\w*|hosts|nodes|rolling|force-restart)(?:=(?!false)|$)/;

/** `shopctl upgrade --all-nodes`: of everything at once, or while others work on it. */
export function dangerOfRenewing(
  own: readonly string[],
  names: readonly Said[],
): Danger | undefined {
  if (!own.some((word, at) => at > 0 && everywhere.test(word))) return undefined;
  const said = names.find(({ verb }) => renews.test(verb));
  return said && { kind: 'interrupts', at: said.at, what: renewsAll };
}

const whole = '(?:-(?:all|now|everything|nodes?|services?|apps?|cluster|containers?|workers?))?$';
/** `./manage.sh --stop --app shop`: the first option is the verb. */
const stops = new RegExp(
  `^--(?:stop|shut-?down|halt|power-?off|reboot|drain|evict|evacuate|promote|demote|kill|step-?down|cut-?over|take-?over|switch-?over|fail-?over|fail-?back|quiesce|decommission|isolate|maintenance-on|maintenance)${whole}`,
);
const deletes = new RegExp(`^--(?:delete|remove|drop|erase|truncate|purge|uninstall)${whole}`);

/** What the first option of a script does, where it stands for a verb. */
export function dangerOfOption(own: readonly string[]): Danger | undefined {
  const [name = '', option = '', value = ''] = own;
  if (stops.test(option) && !/^(?:off|no|false|disable)$/.test(value))
    return { kind: 'interrupts', at: 1, what: 'stops or moves something, by its option' };
  return deletes.test(option) && /[-_./]/.test(name)
    ? { kind: 'removes', at: 1, what: 'deletes something, by its option' }
    : undefined;
}

const where =
  'dns|traffic|lb|load-?balancer|vip|floating-?ip|upstreams?|primary|master|leader|region|site|active';
/** `switch_dns.sh`, `move-vip.sh`, `traffic-shift.sh`, `switch-to-secondary`. */
const moves = new RegExp(
  `(?:^|[-.:/])(?:(?:switch|flip|swap|cut|move|shift|re-?point|point|redirect|re-?route|divert|toggle)-(?:\\w+-)?(?:${where})|(?:update|change|set|edit)-(?:dns|vip|lb|traffic|upstreams?)|(?:dns|traffic|lb|vip|region|site)-(?:switch|flip|swap|shift|move|cut-?over|update|redirect)|(?:switch|flip|move|cut)-to-(?!dir|folder|branch|user|tab)\\w+)(?=[-.:]|$)`,
);

/** The word that says that everybody is sent elsewhere. */
export const dangerOfMoving = (names: readonly Said[]): Danger | undefined => {
  const said = names.find(({ verb }) => moves.test(verb));
  return (
    said && { kind: 'interrupts', at: said.at, what: 'sends everybody elsewhere, by its name' }
  );
};
