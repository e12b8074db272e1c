import { programOf } from '../../commands/wrappers.ts';
import { isKnown } from '../known.ts';
import type { Danger } from './danger.ts';

type Words = readonly string[];

/** Parts of a name that say it: `wipe` of `scripts/wipe-cache.sh` and of `shopctl cache:wipe`. */
const within = (verbs: string) => new RegExp(`(?:^|[-_.:/])(?:${verbs})(?=[-_.:]|$)`);
/** No name of a program: a host with its port, a word of SQL. */
const isNoProgram = (word: string) => /:\d+$|\.local\b|^[A-Z]+$|[{}<>=]/.test(word);

const destroys = within(
  'destroy|wipe|purge|nuke|teardown|tear-down|truncate|reset|reset-?all|factory-?reset|reset-db|drop-db',
);
const replaces = within('restore|rollback|downgrade|decommission');
const interrupts = within(
  'failover|fail-over|switchover|promote|stop|halt|drain|evict|shutdown|shut-down|poweroff|kill-?all|kill|standby-promote',
);
/** Usually harmless, unless an option says that it does not ask or only show. */
const whenForced = within('clean-?up|clean|prune|gc|delete|remove|rm|drop|undo');
const archives = /^archive$/;
const migrates = /^(?:migrate|migrations?|db|database|schema)$/;
const forced = /^--(?:force|yes|no-confirm|apply|execute|assume-yes|really\S*|i-know\S*)$/;
const options =
  /^--(?:(?:delete|remove|wipe|purge|destroy|drop|erase|discard)-(?:all|data|volumes?|disks?|database|db|storage|existing)\S*|(?:wipe|purge|destroy|reset|reset-all|factory-reset|force-reset)(?:=true)?)$/;
/** Verbs that only look, or that speak of the others: `shopctl restore list`. */
const looks =
  /^(?:list|ls|status|show|get|describe|info|history|help|check|view|print|search|logs?|watch|wait|validate|verify|diff|plan|create|password|counters?|stats)$/;
/** Scripts that try a restore out, or look at one: `restore-verify.sh`, `test-backup-restore.sh`. */
const rehearses =
  /(?:^|[-_./])(?:verify|verification|drill|check|validate|rehearse|rehearsal|simulate|dry-?run)(?=[-_.]|$)|^tests?[-_]|[-_]tests?(?:\.\w+)?$/;
const data =
  /(?:^|[-_.:/=])(?:data|db|database|databases|volumes?|disks?|backups?|snapshots?|storage|tables?|index|indexes|indices|buckets?|topics?|queues?|records|cluster|tenants?|pgdata|redis|postgres|mysql|mongo\w*|etcd|all)(?=[-_.:/=]|$)/;

/** A program of somebody's own: `scripts/redis-restore.sh --force`, `shopctl index destroy 3`. */
export function dangersOfUnknown(words: Words): readonly Danger[] {
  const start = startOfScript(words);
  const own = words.slice(start);
  const name = programOf(own[0]);
  if (isNoProgram(own[0] ?? '')) return [];
  if (own.length === 1 && !/[-_./]/.test(own[0] ?? '')) return [];
  const verbs = own.slice(1, 4).filter((word) => /^[a-z][a-z:_-]*$/.test(word));
  if ([name.replace(/\.\w+$/, ''), ...verbs].some((verb) => looks.test(verb))) return [];
  if (rehearses.test(name)) return [];
  const found = dangerIn(name, own, verbs);
  return found ? [{ ...found, at: start + found.at }] : [];
}

function dangerIn(name: string, own: Words, verbs: Words): Danger | undefined {
  const isForced = own.some((word) => forced.test(word));
  const names = [name, ...verbs];
  const at = (verb: string) => (verb === name ? 0 : own.indexOf(verb));
  const option = own.findIndex((word) => options.test(word));
  const said =
    names.find((verb) => destroys.test(verb) || replaces.test(verb)) ??
    names.find((verb) => whenForced.test(verb) && (isForced || ofData(verb, own))) ??
    (verbs.some((verb) => migrates.test(verb))
      ? names.find((verb) => verb === 'down')
      : undefined) ??
    (verbs[0] && archives.test(verbs[0]) ? verbs[0] : undefined);
  if (said !== undefined || option > 0) {
    return {
      kind: own.some((word) => data.test(word)) ? 'destroys' : 'removes',
      at: said === undefined ? option : at(said),
      what: 'destroys or overwrites something, by its name',
    };
  }
  const stops = names.find((verb) => interrupts.test(verb));
  return stops === undefined
    ? undefined
    : { kind: 'interrupts', at: at(stops), what: 'stops or moves something, by its name' };
}

/** `shopctl drop table orders`, but not `shopctl delete order 3`. */
const ofData = (verb: string, own: Words) => {
  const after = own[own.indexOf(verb) + 1] ?? '';
  return /^(?:drop|delete|remove|rm)$/.test(verb) && /^[a-z]+$/.test(after) && data.test(after);
};

const interpreter = /^(?:ba|z|k|da)?sh$|^(?:python[23]?|ruby|perl|node|php|source|\.)$/;

/** Index of a script that an interpreter runs: 1 for `bash restore.sh`. */
export function startOfScript(words: Words): number {
  if (!interpreter.test(programOf(words[0]))) return 0;
  const at = words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  return at > 0 && /\.(?:sh|bash|py|rb|pl|js|php)$|\//.test(words[at] ?? '') ? at : 0;
}

/** A cheap test, for the words of any command. */
export const mayBeUnknownDanger = (word: string): boolean => anyVerb.test(word);

const anyVerb =
  /(?:^|[-_.:/])(?:destroy|wipe|purge|nuke|tear-?down|truncate|reset|factory|drop|erase|discard|delete|remove|restore|rollback|downgrade|decommission|fail-?over|switchover|promote|stop|halt|shut-?down|poweroff|kill|clean|prune|gc|rm|undo|evict|drain|down|archive)/;

/** True for a program that no table knows, and for a script that an interpreter runs. */
export const isUnknown = (name: string, words: Words): boolean =>
  startOfScript(words) > 0 || !(isKnown(name) || others.has(name));

/** Programs that are known for a verb of the list above, and harmless with it. */
const others = new Set(
  'reset tput stty git hg svn npm yarn pnpm bun pip pip3 conda mamba brew apt apt-get aptitude dnf yum apk snap dpkg rpm pacman zypper go cargo dotnet nuget gradle gradlew mvn mvnw composer gem bundle journalctl systemctl systemd-tmpfiles hash which type man info whereis echo printf export alias unalias set unset read cd pushd popd trap test [ [[ true false date sleep exit return local declare jq yq awk sed grep restorecon semanage firewall-cmd sysctl ethtool tc lsof fuser ansible ansible-playbook helm kubectl oc terraform packer consul nomad vault kind k3d minikube crontab at screen tmux vim nano ssh scp rsync mount chkconfig update-rc.d timedatectl hostnamectl loginctl ldconfig depmod modprobe rmmod insmod'.split(
    ' ',
  ),
);
