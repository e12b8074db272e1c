import { has } from '../../commands/options.ts';
import type { Danger } from './danger.ts';

/** Folders whose content exists nowhere else, by their place on a machine. */
const dataFolder =
  /^\/(?:\*|\.\*)?$|^\/(?:var\/lib|var\/opt|var\/www|var\/spool|var\/mail|var\/backups?|data\w*|mnt|srv|media|home|export|volumes?|backups?|pgdata|bitnami|dumps?|storage|u\d\d|usr\/local\/pgsql)(?:\/|\*|$)|^\/etc\/?\*?$|^\/etc\/(?:kubernetes|ceph|etcd|letsencrypt|pki|vault|consul|ssl|rancher)(?:\/|\*|$)|^\/opt\/[\w.-]+\/(?:data|db|storage)(?:\/|$)|^\/root\/?\*?$|^~\/?\*?$|^\$\{?HOME\}?\/?\*?$/;
/** Where a single file counts too. */
const dataPlace = /^\/(?:var\/lib|srv|data|backups?|var\/backups?)\/\S+/;
/** By their names, wherever they are. */
const dataName =
  /(?:^|\/)(?:pgdata|mysql|data|db|databases?|backups?|storage|volumes?|etcd[\w-]*|pg_wal|pg_xlog|uploads?|zookeeper|kafka-logs|dumps?|snapshots?|member|wal|ssl|tls|pki|certs?|certificates?|keystores?|secrets|validator[_-]?keys|chain-?data|\w*chaindata|beacon(?:data)?|validators|wallets?|[\w-]*wallet-v\d|tx_index\.db|application\.db|blockstore\.db|state\.db|cs\.wal)(?:\/\*?)?$/;
const dataVariable =
  /\$\{?\w*(?:DATA|DATADIR|(?:DATA|LEDGER|CHAIN|DB|DATABASE|REPO|BACKUPS?|STORAGE|VOLUME|MOUNT|DUMPS?|WAL|INCREMENTAL|ARCHIVE|SNAPSHOTS?)_?(?:DIR|DIRECTORY|PATH|ROOT|HOME|FOLDER))(?!\w)/i;
const dataHole = /^_\w*(?:data|backup|storage|volume|mount|dump)\w*_*(?:\/\*?)?$/i;
/** A folder of the root that no system has by itself: `/prometheus`, `/kafka`. */
const ownFolder =
  /^\/(?!(?:usr|tmp|opt|root|etc|run|proc|sys|dev|bin|sbin|lib\w*|boot|var|home|app|apps|code|src|work\w*|builds?|github|Users|Applications|Library|private|snap|path)(?:\/|$|\*))[\w.-]+(?:\/|\*|$)/;
/** What a program creates again. */
export const again =
  /(?:^|\/)(?:tmp|temp|\.?cache|caches|build|dist|target|out|node_modules|logs?|cores?|coredumps?|crash|lost\+found|test\w*|demo|sample\w*|example\w*)(?:\/|\*|$)|^\/var\/lib\/(?:apt|dpkg|yum|dnf|cni|cloud|dhcp\w*|logrotate|NetworkManager|systemd|update-notifier|ca-certificates)\b|\.(?:pid|lock|lck|sock|socket|log|tmp|ini|conf|cfg|list|repo|service|ya?ml)$|\block\b/i;
/** Names of builds, directly in a folder of data: there they are somebody's own. */
const ownBuild =
  /^\/(?:srv|mnt|media|data\w*|export|volumes?|backups?|storage)\/(?:build|dist|target|out)(?:\/\*?)?$/;
const dataFile =
  /\.(?:rdb|aof|db|sqlite3?|mdb|sql|dump|pem|crt|der|jks|p12|keytab|ibd|frm|wal|qcow2|img|vmdk|kdbx|key)(?:-(?:wal|shm|journal))?$/;
const isAccess = (path: string) => /\/(?:authorized_keys|sudoers|fstab|shadow|passwd)$/.test(path);

export const isData = (path: string) =>
  (!again.test(path) || ownBuild.test(path)) &&
  (dataFolder.test(path) ||
    ownFolder.test(path) ||
    dataName.test(path) ||
    dataVariable.test(path) ||
    dataHole.test(path));

/** Folders of a program or of its settings, which somebody has to install again. */
const installed =
  /^\/(?:opt|etc|usr\/local|usr\/share|var\/(?!tmp|cache|log|run|lock)[\w.-]+)\/\S+|^\/var\/(?!tmp|cache|log|run|lock|lib)[\w.-]+\/?\*?$|^\/(?:opt|etc)\/[\w.@-]+\/?\*?$|^\/usr\/(?:local\/|share\/)?[\w.-]+(?:\/[\w.-]+)?\/?$|^(?:~|\$\{?HOME\}?|\/root)\/\.(?!cache|npm|cargo|m2|local|tmp|gradle|terraform)[\w.-]+\/?$/;
/** What somebody put aside: `etcd.bak`, `shop.old/`, `/srv/shop-backup`. */
const copy = /[^/](?:\.(?:bak|backup|old|orig|save)\d*|[-_](?:backup|bak))\/?\*?$/;
/** Older versions of a program, which nobody runs. */
const older = /\/(?:releases?|versions?|builds?|old|previous|archives?)(?:\/|$)/;
/** The kubelet stops what it no longer finds here. */
const staticPod = /^\/etc\/kubernetes\/manifests\/\S/;

/** `rm -rf /var/lib/etcd`, `rm /data/dump.rdb`, `find /backups -delete`, `unlink`. */
export function dangersOfFiles(name: string, words: readonly string[]): readonly Danger[] {
  const rest = words.slice(1);
  if (name === 'find') {
    const folder = rest.find((word) => isData(word));
    const deletes = rest.includes('-delete') || /-exec(?:dir)? rm /.test(rest.join(' '));
    const at = folder === undefined ? -1 : words.indexOf(folder);
    return deletes && at > 0
      ? [{ kind: 'removes', at, what: 'deletes whatever it finds among the data' }]
      : [];
  }
  if (name === 'cp' || name === 'mv') return dangersOfCopy(words);
  if (name !== 'rm' && name !== 'unlink') return [];
  const pod = words.findIndex((word) => staticPod.test(word));
  if (pod > 0) return [{ kind: 'interrupts', at: pod, what: stopsPod }];
  const whole = has(rest, 'r', 'recursive', '') || has(rest, 'R', '', '');
  const at = words.findIndex(
    (word, index) =>
      index > 0 &&
      !word.startsWith('-') &&
      (isAccess(word) ||
        (isData(word) &&
          (whole || word.includes('*') || (word.startsWith('/') && dataFile.test(word))))),
  );
  if (at > 0)
    return [{ kind: 'destroys', at, what: 'deletes data or keys that may exist nowhere else' }];
  const single = words.findIndex((word) => dataPlace.test(word) && isData(word));
  if (single > 0) return [{ kind: 'removes', at: single, what: 'deletes a file among the data' }];
  const aside = whole
    ? words.findIndex((word, at) => at > 0 && copy.test(word) && !again.test(word))
    : -1;
  if (aside > 0)
    return [{ kind: 'removes', at: aside, what: 'deletes a copy, which may be the last one' }];
  const program =
    whole || words.some((word) => word.endsWith('/*'))
      ? words.findIndex(
          (word) =>
            installed.test(word) &&
            (whole || word.endsWith('/*')) &&
            !again.test(word) &&
            !older.test(word),
        )
      : -1;
  return program > 0
    ? [{ kind: 'removes', at: program, what: 'deletes a program or its settings' }]
    : [];
}

const stopsPod = 'stops a part of the control plane';

const store =
  /^\/var\/lib\/(?:mysql|mariadb|postgresql|pgsql|redis|etcd|mongo\w*|influxdb|elasticsearch|grafana|rabbitmq|cassandra|ceph|kafka|zookeeper|prometheus)(?:\/|$)|^\/\S*\.(?:rdb|aof|sqlite3?|mdb|db)$/;

/** True for the folder or a file of a store that a server has open. */
export const isStore = (path: string): boolean =>
  store.test(path) && !/backup|\bbak\b|\/tmp\//.test(path) && !again.test(path);

/** The folder of a store, not a file in it. */
const moved =
  /^\/etc\/kubernetes\/manifests\/\S|^\/var\/lib\/(?:mysql|mariadb|postgresql|pgsql|redis|etcd|mongo\w*|influxdb|elasticsearch|rabbitmq|cassandra|ceph|clickhouse|kafka|zookeeper|docker|kubelet)(?:\/[\w.-]+){0,2}\/?$(?<!\.\w{1,6})|^(?:~|\$\{?HOME\}?)\/\.[\w-]+\/(?:data|wallets?|keystore|config\/priv_validator_key\.json)\/?$/;

/** `cp backup/dump.rdb /var/lib/redis/dump.rdb`: the target is a store, the source is not; `mv /var/lib/mysql /old`. */
function dangersOfCopy(words: readonly string[]): readonly Danger[] {
  if (words[0] === 'mv') {
    const from = words.findIndex((word, at) => at < words.length - 1 && moved.test(word));
    if (from > 0) {
      const what = staticPod.test(words[from] ?? '')
        ? stopsPod
        : 'takes a store away from its server';
      return [{ kind: 'interrupts', at: from, what }];
    }
  }
  const target = words.at(-1) ?? '';
  return words.length > 2 && isStore(target)
    ? [{ kind: 'removes', at: words.length - 1, what: 'overwrites files of a store' }]
    : [];
}
