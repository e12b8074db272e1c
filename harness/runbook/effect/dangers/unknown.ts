import { isWrapper, programOf } from '../../commands/wrappers.ts';
import { doesOf } from '../does/programs.ts';
import { writesImage } from '../image-writers.ts';
import type { Danger } from './danger.ts';
import {
  dangerOfMoving,
  dangerOfOption,
  dangerOfRenewing,
  dangerOfReplacing,
} from './unknown-changes.ts';

type Words = readonly string[];

/** Parts of a name that say it: `wipe` of `scripts/wipe-cache.sh` and of `shopctl cache:wipe`. */
const within = (verbs: string) => new RegExp(`(?:^|[-_.:/])(?:${verbs})(?=[-_.:]|$)`);
/** No name of a program: a host with its port, a word of SQL. */
const isNoProgram = (word: string) => /:\d+$|\.local\b|^[A-Z]+$|[{}<>=]|[^ -~]/.test(word);

const destroys = within(
  'destroy|wipe|purge|nuke|teardown|tear-down|truncate|reset|reset-?all|factory-?reset|reset-db|drop-db',
);
const replaces = within(
  'restore|rollback|downgrade|decommission|revert|accept-?data-?loss|voluntary-?exit|set-?head',
);
const interrupts = within(
  'failover|fail-over|switchover|step-?down|set-primary|takeover|promote|stop|halt|drain|evict|shutdown|shut-down|poweroff|kill-?all|kill|standby-promote|evacuate|demote|fail-?back|rebalance|reshard|quiesce|force-quorum|force-leader|unsafe-\\w+|isolate(?:-\\w+)?|cut-?over|scale-down|activate-(?:dr|standby|secondary|backup|failover)(?:-\\w+)*|trigger-(?:dr|failover|rollback|restore)(?:-\\w+)*|dr-(?:activate|trigger|start)|block-(?:ip|user|traffic)s?|emergency-?stop|take-?down|kill-?switch',
);
/** What it deletes may be small, and somebody's own: a note. */
const deletes = within(
  'delete|delete-\\w+|remove|remove-\\w+|rm|del|erase|expunge|eradicate|uninstall|unregister|deregister|unjoin|unpublish',
);
/** What another command undoes; only at the beginning or the end of a name: `make load-offline` moves nothing. */
const disables =
  /^(?:terminate|disable|deactivate|suspend|undeploy|detach|cancel|abort|kick|fence|reboot|power-?off|unsafe|revoke|pause|recycle|relocate|reassign|reinit\w*|bounce|quarantine|ban)(?=[-_.:]|$)(?!-maintenance)|[-_:](?:terminate|disable|abort|cancel|revoke|reboot)$|^(?:down|expire|offline|standby|leave|force-leave)$/;
/** Who still has the old ones is locked out. */
const rotates = /(?:^|[-_:])rotate(?=[-_.:]|$)(?![-_]logs?)/;
/** `./cleanup.sh /dev/sdb` */
const onDisk = /(?:^| )\/dev\/(?:sd|nvme|vd|xvd|hd|mmcblk|disk\/|mapper\/|<|_)/;
const ofDisks = within(
  'clean-?up|clean|clear|zap|format|erase|prepare|init|initialize|partition|provision|setup|blank|overwrite',
);
/** A site's own: `sreboot`, `xpowerdown`. */
const ofMachines = /^[a-z](?:reboot|shutdown|power-?(?:off|down|cycle)|halt)$/;
/** Usually harmless, unless an option says that it does not ask or only show. */
const whenForced = within('clean-?up|clean|prune|gc|delete|remove|rm|drop|undo');
/** A script that does nothing else. */
const cleaner = /^(?:clean-?up|prune|gc)[-_.]\S*\.\w{2,4}$/;
const archives = /^archive$/;
const migrates = /^(?:migrate|migrations?|db|database|schema)$/;
/** Chooses what is deleted, by its age or its number. */
const chosen = /^--(?:older-than|before|max-age|days|keep-\w+|retain\S*)(?:=|$)/;
const forced = /^--(?:force|yes|no-confirm|apply|execute|assume-yes|really\S*|i-know\S*)$/;
const options =
  /^--(?:(?:delete|remove|wipe|purge|destroy|drop|erase|discard)-(?:all|data|volumes?|disks?|database|db|storage|existing)\S*|(?:wipe|purge|destroy|reset|reset-all|factory-reset|force-reset|rollback|roll-back|revert|restore|undo|failover)(?:=true)?)$/;
/** Verbs that write a setting. */
const sets = /(?:^|:)(?:set|get|config:set|unset-config|set-config)$/;
/** What a program formats: its own files of data. */
const store = /^\/data\/|^\/var\/lib\/|\.(?:db|data|img)$/;
/** Verbs that only look, or that speak of the others: `shopctl restore list`. */
const looks =
  /^(?:list|ls|status|show|get|describe|info|history|help|check|view|print|search|logs?|watch|wait|validate|verify|diff|plan|create|password|counters?|stats)$/;
/** Scripts that try a restore out, or look at one: `restore-verify.sh`, `test-backup-restore.sh`. */
const rehearses =
  /(?:^|[-_./])(?:verify|verification|drill|check|validate|rehearse|rehearsal|simulate|dry-?run)(?=[-_.]|$)|^tests?[-_]|[-_]tests?(?:\.\w+)?$/;
const data =
  /(?:^|[-_.:/=])(?:data|db|database|databases|volumes?|disks?|backups?|snapshots?|storage|tables?|index|indexes|indices|buckets?|topics?|queues?|records|cluster|tenants?|pgdata|redis|postgres|mysql|mongo\w*|etcd|all)(?=[-_.:/=]|$)/;

/** Options that make a script of a dangerous name only look: `./restore.sh --check-only`. */
const onlyLooks =
  /^--(?:(?:check|verify|validate|list|show|print|test|smoke-?test|preview|plan|report|dry)(?:-only|-backups?|-run)?|what-?if|simulate|no-?op|status|diff)(?:=(?:true|yes|1))?$/;

/** A program of somebody's own: `scripts/redis-restore.sh --force`, `shopctl index destroy 3`. */
export function dangersOfUnknown(words: Words): readonly Danger[] {
  const start = startOfScript(words);
  const own = words.slice(start);
  const name = programOf(own[0]);
  if (isNoProgram(own[0] ?? '')) return [];
  if (own.length === 1 && !/[-_./:]/.test(own[0] ?? '')) return [];
  if (rehearses.test(name) || isReturn(name, own)) return [];
  // `backup_and_restore.sh backup all` only makes one.
  if (/backup/.test(name) && own.some((word) => /^(?:backup|create|save|dump)$/.test(word)))
    return [];
  if (writesImage(own)) return [{ kind: 'destroys', at: start, what: 'overwrites a device' }];
  if (isIntoScratch(own)) return [];
  if (own.some((word) => onlyLooks.test(word))) {
    if (!own.some((word) => forced.test(word) || options.test(word))) return [];
  }
  const all = verbsOf(own);
  const setting = all.findIndex(({ verb }) => sets.test(verb));
  // `shopctl config set disable-signup true`: what follows is the name of a setting.
  const verbs = setting < 0 ? all : all.slice(0, setting + 1);
  if (verbs.some(({ verb }) => rehearses.test(verb))) return [];
  if (
    [name.replace(/\.\w+$/, ''), ...verbs.map(({ verb }) => verb)].some((verb) => looks.test(verb))
  )
    return [];
  const found = dangerIn(own, [{ verb: name.replaceAll('_', '-'), at: 0 }, ...verbs]);
  return found ? [{ ...found, at: start + found.at }] : [];
}

/** `shop-restore.sh --target-dir /tmp/shop`: beside what is there, and nobody's data. */
const isIntoScratch = (own: Words) =>
  /restore/.test(own.join(' ')) &&
  own.some((word, at) => {
    const [option = '', value = own[at + 1] ?? ''] = word.split('=');
    return targets.test(option) && /^\/(?:var\/)?tmp\/[\w$]/.test(value);
  });
const targets =
  /^(?:-d|-o|-C|--(?:restore-)?(?:target|dest|destination|output|out|into|to)(?:-?(?:dir|directory|path|folder))?)$/;

/** `btrfs balance cancel`: back to how it was. */
const isReturn = (name: string, own: Words) =>
  name === 'btrfs' &&
  /^(?:balance|scrub|replace) (?:cancel|pause|resume|status)\b/.test(own.slice(1, 3).join(' '));

interface Verb {
  /** `delete-instance` for `DeleteInstance`. */
  readonly verb: string;
  /** Index of its word. */
  readonly at: number;
}

/** The first four words that are no options and look like verbs. */
function verbsOf(own: Words): readonly Verb[] {
  return own
    .slice(0, farthest)
    .map((word, at) => ({
      verb: /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)+$/.test(word)
        ? word.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
        : word,
      at,
    }))
    .filter(({ verb, at }) => at > 0 && /^[a-z][a-z:_-]*$/.test(verb))
    .slice(0, 4);
}

/** Global options may stand in front. */
const farthest = 7;

function dangerIn(own: Words, names: readonly Verb[]): Danger | undefined {
  const [, ...verbs] = names;
  const isForced = own.some((word) => forced.test(word));
  const option = own.findIndex((word) => options.test(word));
  const said =
    names.find(({ verb }) => destroys.test(verb) || replaces.test(verb)) ??
    names.find(
      ({ verb }) =>
        whenForced.test(verb) &&
        (isForced || own.some((word) => chosen.test(word)) || ofData(verb, own)),
    ) ??
    (verbs.some(({ verb }) => migrates.test(verb))
      ? verbs.find(({ verb }) => verb === 'down')
      : undefined) ??
    verbs.find(({ verb }) => verb === 'format' && own.some((word) => store.test(word))) ??
    (archives.test(verbs[0]?.verb ?? '') ? verbs[0] : undefined) ??
    (cleaner.test(names[0]?.verb ?? '') ? names[0] : undefined);
  if (said !== undefined || option > 0) {
    return {
      kind:
        own.some((word) => data.test(word)) && !archives.test(said?.verb ?? '')
          ? 'destroys'
          : 'removes',
      at: said?.at ?? option,
      what: 'destroys or overwrites something, by its name',
    };
  }
  if (onDisk.test(own.slice(1).join(' ')) && ofDisks.test(names[0]?.verb ?? ''))
    return { kind: 'removes', at: 0, what: 'works on a disk, and may empty it, by its name' };
  const replaced = dangerOfReplacing(own, names);
  if (replaced) return replaced;
  // A verb alone is a word of SQL or of prose, and no program.
  const parts = /[-_./]/.test(own[0] ?? '') ? names : verbs;
  const deleted = parts.find(({ verb }) => deletes.test(verb));
  if (deleted) return { kind: 'removes', at: deleted.at, what: 'deletes something, by its name' };
  const paired = pairs.find(
    ([thing, change]) =>
      names.some(({ verb }) => thing.test(verb)) && verbs.some(({ verb }) => change.test(verb)),
  );
  if (paired) return { kind: 'interrupts', at: 0, what: paired[2] };
  if (ofMachines.test(names[0]?.verb ?? '') && own.length > 1)
    return { kind: 'interrupts', at: 0, what: 'stops machines, by its name' };
  const rotated = parts.find(({ verb }) => rotates.test(verb));
  if (rotated)
    return { kind: 'interrupts', at: rotated.at, what: 'replaces keys or secrets, by its name' };
  const moved = dangerOfMoving(parts);
  if (moved) return moved;
  const chosenVerb = dangerOfOption(own);
  if (chosenVerb) return chosenVerb;
  const renewed = dangerOfRenewing(own, names);
  if (renewed) return renewed;
  const stops =
    names.find(({ verb }) => interrupts.test(verb)) ??
    parts.find(({ verb }) => disables.test(verb));
  return (
    stops && { kind: 'interrupts', at: stops.at, what: 'stops or moves something, by its name' }
  );
}

/** What only two words say together: `maintenance-mode.sh on`, `shopctl traffic shift --to b`. */
const pairs: readonly (readonly [thing: RegExp, change: RegExp, what: string])[] = [
  [
    within('maintenance|maintenance-mode|read-only'),
    /^(?:on|enable|start|enter|begin|set)$/,
    'stops the application for its users, by its name',
  ],
  [
    /^tx$/,
    /^(?:send|unbond|redelegate|transfer)$/,
    'sends a transaction, which nobody can take back',
  ],
  [
    within('traffic|routing'),
    /^(?:shift|switch|move|reroute|divert|cut)$/,
    'sends everybody elsewhere, by its name',
  ],
];

/** `shopctl drop table orders`, but not `shopctl delete order 3`. */
const ofData = (verb: string, own: Words) => {
  const after = own[own.indexOf(verb) + 1] ?? '';
  // `shopctl database prune_objects`.
  if (/^prune[-_:]\w/.test(verb))
    return (
      data.test(own.join(' ')) ||
      /[-_:](?:objects?|rows|events?|records?|old|media|users?|history|orphans?)/.test(verb)
    );
  if (/^(?:drop|delete|remove|clean|clear)[-_:](?!all$)/.test(verb)) return data.test(verb);
  return /^(?:drop|delete|remove|rm)$/.test(verb) && /^[a-z]+$/.test(after) && data.test(after);
};

const interpreter = /^(?:ba|z|k|da)?sh$|^(?:python[23]?|ruby|perl|node|php|source|\.)$/;

/** A module of somebody's own: `python -m shop.cli purge-orders`. */
const ownModule =
  /^(?!http\.|json\.|unittest|pip|venv|xml\.|email\.|wsgiref\.|lib2to3)[a-z]\w*(?:\.[a-z]\w*)+$/;

/** Index of a script that an interpreter runs: 1 for `bash restore.sh`. */
function startOfScript(words: Words): number {
  if (!interpreter.test(programOf(words[0]))) return 0;
  if (words[1] === '-m' && ownModule.test(words[2] ?? '')) return 2;
  const at = words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  return at > 0 && /\.(?:sh|bash|py|rb|pl|js|php)$|\//.test(words[at] ?? '') ? at : 0;
}

/** A cheap test, for the words of any command. */
export const mayBeUnknownDanger = (word: string): boolean => anyVerb.test(word);

const anyVerb =
  /(?:^|[-_.:/])(?:Delete[A-Z]|Stop[A-Z]|Terminate[A-Z]|Remove[A-Z]|Reboot[A-Z]|destroy|wipe|purge|nuke|tear-?down|truncate|reset|factory|drop|erase|discard|delete|remove|restore|rollback|downgrade|decommission|terminate|disable|deactivate|suspend|undeploy|detach|cancel|abort|kick|fence|standby|offline|reboot|power-?off|leave|unsafe|revoke|del|expunge|eradicate|uninstall|unregister|deregister|unjoin|unpublish|expire|step-?down|set-primary|takeover|rotate|fail-?over|switchover|promote|stop|halt|shut-?down|poweroff|kill|clean|prune|gc|rm|undo|evict|drain|down|archive|isolate|cut-?over|scale-down|scale_down|activate|trigger|dr[-_]|block[-_]|emergency|take-?down|maintenance|read-only|tx$|dns|vip|switch|flip|swap|move[-_]|point[-_]|redirect|re-?route|divert|toggle|shift|promote|traffic|routing|upgrade|rolling|restart|revert|data-?loss|voluntary|set-?head|evacuat|demote|fail-?back|rebalance|reshard|quiesce|force-|pause|recycle|relocate|reassign|reinit|bounce|quarantine|ban|rotat|renew|regenerate|import|override|overwrite|apply-|-replace|recover|passw|credential|format$|init|prepare|zap|provision|partition|blank|setup|writer?|flash|burn|imager?|img|[a-z]{1,3}(?:reboot|shutdown|power|halt))/;

/** True for a program that no table knows, and for a script that an interpreter runs. */
export const isUnknown = (name: string, words: Words): boolean =>
  startOfScript(words) > 0 || !(doesOf(name) !== undefined || isWrapper(name) || others.has(name));

/** Programs that are known for a verb of the list above, and harmless with it. */
const others = new Set(
  'k pytest jest vitest mocha rspec phpunit cypress playwright k6 faillock pam_tally2 wal-g pg_restore mongorestore reset tput stty git hg svn npm yarn pnpm bun pip pip3 conda mamba brew apt apt-get aptitude dnf yum apk snap dpkg rpm pacman zypper go cargo dotnet nuget gradle gradlew mvn mvnw composer gem bundle journalctl systemctl systemd-tmpfiles hash which type man info whereis echo printf export alias unalias set unset read cd pushd popd trap test [ [[ true false date sleep exit return local declare jq yq awk sed grep restorecon semanage firewall-cmd sysctl ethtool tc lsof fuser ansible ansible-playbook helm kubectl oc terraform packer consul nomad vault kind k3d minikube crontab at screen tmux vim nano ssh scp rsync mount chkconfig update-rc.d timedatectl hostnamectl loginctl ldconfig depmod modprobe rmmod insmod poetry pipenv pipx uv nvm asdf mise rustup sdk rvm rbenv pyenv code krew deno kustomize vim stow chezmoi ssh-add git-lfs yq bazel flutter gcloud-components tmux byobu calcurse flatpak'.split(
    ' ',
  ),
);
