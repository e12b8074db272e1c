import { has } from '../../commands/options.ts';
import type { Danger } from './danger.ts';

/** Folders whose content exists nowhere else, by their place on a machine. */
const dataFolder =
  /^\/(?:\*|\.\*)?$|^\/(?:var\/lib|var\/opt|var\/www|var\/spool|var\/mail|var\/backups?|data\w*|mnt|srv|media|home|export|volumes?|backups?|pgdata|bitnami|dumps?|storage|u\d\d|usr\/local\/pgsql)(?:\/|\*|$)|^\/etc\/?\*?$|^\/etc\/(?:kubernetes|ceph|etcd|letsencrypt|pki|vault|consul|ssl|rancher)(?:\/|\*|$)|^\/root\/?\*?$|^~\/?\*?$|^\$\{?HOME\}?\/?\*?$/;
/** By their names, wherever they are. */
const dataName =
  /(?:^|\/)(?:pgdata|mysql|data|db|databases?|backups?|storage|volumes?|etcd[\w-]*|pg_wal|pg_xlog|uploads?|zookeeper|kafka-logs|dumps?|snapshots?|member|wal)(?:\/\*?)?$/;
const dataVariable =
  /\$\{?\w*(?:DATA|DATADIR|(?:DATA|BACKUPS?|STORAGE|VOLUME|MOUNT|DUMPS?)_?(?:DIR|DIRECTORY|PATH|ROOT|HOME|FOLDER))(?!\w)/i;
const dataHole = /^_\w*(?:data|backup|storage|volume|mount|dump)\w*_*(?:\/\*?)?$/i;
/** A folder of the root that no system has by itself: `/prometheus`, `/kafka`. */
const ownFolder =
  /^\/(?!(?:usr|tmp|opt|root|etc|run|proc|sys|dev|bin|sbin|lib\w*|boot|var|home|app|apps|code|src|work\w*|builds?|github|Users|Applications|Library|private|snap|path)(?:\/|$|\*))[\w.-]+(?:\/|\*|$)/;
/** What a program creates again. */
const again =
  /(?:^|\/)(?:tmp|temp|\.?cache|caches|build|dist|target|out|node_modules|logs?|lost\+found|test\w*|demo|sample\w*|example\w*)(?:\/|\*|$)|^\/var\/lib\/(?:apt|dpkg|yum|dnf|cni|cloud|dhcp\w*|logrotate|NetworkManager|systemd|update-notifier|ca-certificates)\b|\.(?:pid|lock|lck|sock|socket|log|tmp|ini|conf|cfg|list|repo|service|ya?ml)$|\block\b/i;
const dataFile =
  /\.(?:rdb|aof|db|sqlite3?|mdb|sql|dump|pem|crt|der|jks|p12|keytab|ibd|frm|wal|qcow2|img|vmdk|kdbx|key)$/;
const isAccess = (path: string) => /\/(?:authorized_keys|sudoers|fstab|shadow|passwd)$/.test(path);

const isData = (path: string) =>
  !again.test(path) &&
  (dataFolder.test(path) ||
    ownFolder.test(path) ||
    dataName.test(path) ||
    dataVariable.test(path) ||
    dataHole.test(path));

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
  const whole = has(rest, 'r', 'recursive', '') || has(rest, 'R', '', '');
  const at = words.findIndex(
    (word, index) =>
      index > 0 &&
      !word.startsWith('-') &&
      (isAccess(word) ||
        (isData(word) &&
          (whole || word.includes('*') || (word.startsWith('/') && dataFile.test(word))))),
  );
  return at < 0
    ? []
    : [{ kind: 'destroys', at, what: 'deletes data or keys that may exist nowhere else' }];
}

const store =
  /^\/var\/lib\/(?:mysql|mariadb|postgresql|pgsql|redis|etcd|mongo\w*|influxdb|elasticsearch|grafana|rabbitmq|cassandra|ceph|kafka|zookeeper|prometheus)(?:\/|$)|^\/\S*\.(?:rdb|aof|sqlite3?|mdb|db)$/;

/** `cp backup/dump.rdb /var/lib/redis/dump.rdb`: the target is a store, the source is not. */
function dangersOfCopy(words: readonly string[]): readonly Danger[] {
  const target = words.at(-1) ?? '';
  const isBackup = /backup|\bbak\b|\/tmp\//.test(target);
  return words.length > 2 && store.test(target) && !isBackup && !again.test(target)
    ? [{ kind: 'removes', at: words.length - 1, what: 'overwrites files of a store' }]
    : [];
}
