import { printers, type Style, type WordContext } from './style.ts';

/** Programs whose operands are files and folders. */
const ofFiles =
  /^(?:cp|mv|rm|rmdir|mkdir|rsync|scp|sftp|tar|gzip|gunzip|zip|unzip|ls|du|ln|chown|chmod|tee|cat|less|tail|head|stat|restic|rclone|dd|xfs_\w+|btrfs)$/;
const isOperand = ({ before, programs, isText }: WordContext) =>
  !isText && before !== '' && programs.some((one) => ofFiles.test(one));
const kept =
  'snapshot|subvolume|backup|volume|dataset|pool|project|app|database|db|container|release|image|vm|disk|folder|directory|file|tenant|site|domain';
const part =
  '(?:logs?|data|config|conf|backup|file|source|src|target|dest|dst|destination|install|output|input|mount)';

/** `path_to_dump`, `file-path`, and the same in Spanish, Portuguese and French. */
const saidPath = [
  'path[-_]to[-_][a-z]{2,20}',
  '(?:file|dir|directory|folder)[-_]path',
  '(?:ruta|caminho)[-_](?:(?:del?|do|da|al?|ao)[-_])?(?:directorio|archivo|fichero|carpeta|diretorio|arquivo|pasta)',
  'chemin[-_](?:(?:du|de|vers)[-_])?(?:fichier|dossier|repertoire)',
].join('|');

/** `/mein/backup/pfad`, `/mon/chemin`: whose path it is, and that it is one. */
const owner = 'my|mein|meine|dein|deine|ihr|mon|ton|votre|mi|tu|su|meu|seu|mio|tuo|suo';
const place =
  'path|pfad|verzeichnis|ordner|chemin|dossier|ruta|carpeta|directorio|caminho|pasta|percorso|cartella';

/** Paths that only say what they are: `/pathname/`, `logspath`, `/mnt/pool/snapshot-name`. */
export const paths: readonly Style[] = [
  {
    syntax: 'word',
    mark: /\/(?:pathname|some\/path)/,
    pattern: /(?<=^|[\w-]:|=)(\/(?:pathname|some\/path)\/?)(?=$|[\s"'])/g,
    not: printers,
  },
  {
    syntax: 'word',
    mark: /\/(?:my|mein|dein|ihr|mon|ton|votre|mi|tu|su|meu|seu|mio|tuo|suo)/,
    pattern: new RegExp(
      `(?<=^["']?|=["']?|:)(/(?:${owner})/(?:[a-z][\\w-]{0,30}/){0,3}(?:${place})(?:/[\\w.-]{1,40}){0,4}/?)(?=$|["':])`,
      'g',
    ),
    not: printers,
  },
  {
    syntax: 'word',
    mark: /path$|dir$|^(?:file|dir|folder|directory)name$/,
    pattern: new RegExp(`^(${part}(?:path|dir)|(?:file|dir|folder|directory)name)$`, 'g'),
    isHole: (_, context) => isOperand(context),
  },
  {
    syntax: 'word',
    mark: /path|^ruta|^caminho|^chemin/,
    pattern: new RegExp(`^(${saidPath})$`, 'g'),
    not: /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|perl|jq|yq|tr|git|go|python[\d.]*|node|for|unset|export)$/,
    isHole: (_, { before, isText }) => !isText && before !== '',
  },
  {
    syntax: 'word',
    mark: /[/@](?:[a-z]+-name|snapname)$/,
    pattern: new RegExp(
      `(?<=^/(?!etc/|run/|proc/|sys/)[\\w./-]{1,80}/|^[\\w/.-]{1,80}@)((?:${kept})-name|(?<=@)snapname)$`,
      'g',
    ),
    not: printers,
  },
];
