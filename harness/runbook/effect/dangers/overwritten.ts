import type { Danger } from './danger.ts';
import { isData } from './files.ts';

type Words = readonly string[];

const copies = /^(?:cp|mv|install|rsync)$/;
/** A part of a name that says: this is an older copy. */
const older =
  /(?:^|[-_./~])(?:backups?|bak|bkp|old|orig|original|saved?|dumps?|snapshots?|prev|previous)(?=[-_./~\d*]|$)/i;
/** A program that makes copies, and no copy: `shop-backup.service`. */
const makesBackups = /\.(?:service|timer|sh|py|rb|js|cron|path|mount)$/;
/** Places where nothing that lives is overwritten. */
const aside =
  /^(?:\/tmp|\/var\/tmp|\.|\.\.|~|\/root|\/home\/[^/]+)\/?$|(?:^|[-_./])(?:tmp|temp|te?st\w*|restored?|recover\w*|staging|work|new|scratch|archive|download\w*|\d{4}-?\d\d-?\d\d)(?:[-_./]|$)|\$\(|:\/?(?:tmp)?\/?$/i;
const dataFile =
  /\.(?:db|sqlite3?|mdb|rdb|aof|dat|ibd|qcow2|img|vmdk|kdbx|jks|keystore|p12|pem|key|crt|cer|conf|cfg|ini|ya?ml|json|toml)$/;
/** Settings and hidden folders of programs. */
const ownPlace =
  /^\/etc\/\S|^(?:~|\$\{?HOME\}?|\/root|\/home\/[^/]+)\/\.[\w-]+\/\S|^\/(?:opt|srv|var)\/\S/;
const keyFile =
  /(?:\.(?:key|pem|crt|cer|p12|pfx|jks|keystore|keytab)|(?:^|\/)(?:id_(?:rsa|ed25519|ecdsa|dsa)|\w*_key\.json|wallet\.dat|keystore))$/;
/** Another authority to trust does no harm. */
const trusted = /ca-certificates|trust|anchors|known/;

const ownOperands = (words: Words) =>
  words.flatMap((word, at) => {
    const isValue = /^(?:-[mogt]|--(?:mode|owner|group))$/.test(words[at - 1] ?? '');
    return at > 0 && !word.startsWith('-') && !isValue ? [at] : [];
  });

/** `cp backup.db live.db`, `mv shop.conf.bak shop.conf`, `mv -f new.key /etc/ssl/shop.key`. */
export function dangersOfOverwriting(name: string, words: Words): readonly Danger[] {
  if (
    !copies.test(name) ||
    words.some(
      (word) => /^-\w*[nd]$|^--(?:dry-run|no-clobber|directory)$/.test(word) && name !== 'rsync',
    )
  )
    return [];
  if (name === 'rsync' && words.some((word) => /^-\w*n|^--dry-run$/.test(word))) return [];
  const operands = ownOperands(words);
  const to = operands.at(-1);
  if (to === undefined || operands.length < 2) return [];
  const target = words[to] ?? '';
  if (older.test(target) || aside.test(target)) return [];
  const sources = operands.slice(0, -1).map((at) => words[at] ?? '');
  if (sources.some((source) => replacesBy(source, target))) {
    return [{ kind: 'removes', at: to, what: 'puts an older copy in place of what is there now' }];
  }
  const overwrites = name === 'mv' || words.some((word) => /^-\w*f|^--force$/.test(word));
  return overwrites && keyFile.test(target) && !trusted.test(target)
    ? [{ kind: 'removes', at: to, what: 'overwrites a key or a certificate' }]
    : [];
}

function replacesBy(source: string, target: string): boolean {
  if (!older.test(source) || makesBackups.test(source)) return false;
  if (source.startsWith(target) || source.endsWith(`/${target}`)) return true;
  return isData(target) || dataFile.test(target) || ownPlace.test(target);
}
