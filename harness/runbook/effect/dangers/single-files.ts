import type { Danger } from './danger.ts';

/** Disks by their names, also those that a provisioner of volumes looks for. */
const disk =
  /^\/dev\/(?:disk|mapper|vg\w*|zvol)\/\S|^\/dev\/[\w-]*\*|^\/mnt\/(?:local-storage|local-disks?|disks?|fast-disks)\/\S/;
const store =
  /(?:\.(?:rdb|aof|db|sqlite3?|mdb|ibd|frm|qcow2|vmdk|kdbx|wal)|[-.](?:wal|shm)|(?:^|\/)(?:wallet\.dat|\w*validator_key\.json|node_key\.json|keystore\.\w+|ssh_host_[\w*]+|[\w.-]*\.tfstate))$|(?:^|\/)(?:certs?|keys?|ssl|tls|pki|private|secrets?)\/[\w.-]*\.(?:key|pem|crt)$/;
const dataFile =
  /^\/(?:var\/(?:lib|opt|www|spool|mail|backups?)|data\w*|srv|volumes?|backups?|pgdata|dumps?|storage)\/\S*[^/*]$/;
/** Settings and state that a database writes for itself: who it is, which cluster it is of, where it stands. */
const ofDatabase =
  /(?:^|\/)(?:postgresql\.auto\.conf|pg_control|PG_VERSION|backup_label|tablespace_map|(?:mysqld-)?auto\.cnf|(?:grastate|gvwstate)\.dat|nodes\.conf|meta\.properties|myid|\.erlang\.cookie|WiredTiger\w*(?:\.\w+)?|ibdata\d|ib_logfile\d)$/;
/** What somebody makes again, or what has no data. */
const again =
  /(?:^|[-_./])(?:tmp|temp|\.?cache|build|dist|node_modules|logs?|te?sts?|demo|samples?|examples?|thumbs|\.DS_Store)(?:[-_./]|$)|^\/var\/lib\/(?:ca-certificates|apt|dpkg|yum|dnf|cni|cloud|systemd|dhcp\w*)\/|\.(?:pid|lock|lck|sock|socket|log|tmp|ini|conf|cfg|list|repo|service|ya?ml|sh|py|js|deb|rpm|html?|php|txt)$|\block\b/i;

/** `rm app/shop.db`, `rm /srv/shop/orders/7.bin`, `rm /dev/disk/by-id/shop`: single files, no folders. */
export function dangersOfSingleFiles(name: string, words: readonly string[]): readonly Danger[] {
  if (name !== 'rm' && name !== 'unlink' && name !== 'shred') return [];
  const find = (path: RegExp) =>
    words.findIndex((word, at) => at > 0 && path.test(word) && !again.test(word));
  const link = find(disk);
  if (link > 0) {
    return [
      {
        kind: 'interrupts',
        at: link,
        what: 'takes a disk away from whoever finds it by this name',
      },
    ];
  }
  const own = words.findIndex((word, at) => at > 0 && ofDatabase.test(word));
  if (own > 0)
    return [{ kind: 'removes', at: own, what: 'deletes what a database keeps about itself' }];
  const file = find(store);
  const found = file > 0 ? file : find(dataFile);
  return found > 0
    ? [{ kind: 'removes', at: found, what: 'deletes data or keys that may exist nowhere else' }]
    : [];
}
