import { has, hasLong, positionals } from '../../commands/options.ts';
import { all, type DoesByName, unless } from './does.ts';

type Words = readonly string[];

const toFile = (rest: Words) =>
  positionals(rest, /^$/).some((word) => !/^\/dev\/(null|stdout|stderr|tty)$/.test(word));

/** `-i` edits files; a script may also write or run something: `s/a/b/w file`, `1e date`. */
function sed(rest: Words) {
  if (has(rest, 'i', '', 'efl') || rest.some((word) => word.startsWith('--in-place')))
    return 'acts';
  if (has(rest, 'f', 'file', 'el')) return 'unknown';
  const writes = /(^|[;{}\n/])\s*[\d,$gpiI]*[wWe](\s+\S|\s*$)/;
  return rest.some((word) => writes.test(word)) ? 'unknown' : 'local';
}

/** A `>` writes a file only after `print`; elsewhere it is a comparison. */
const awk = (rest: Words) =>
  has(rest, 'f', 'file', 'vF') ||
  has(rest, 'i', 'include', 'vF') ||
  rest
    .map(withoutStrings)
    .some((word) =>
      /\bsystem\s{0,9}\(|\|\s{0,9}(getline|")|"\s{0,9}\||\bprintf?\b[^;}]{0,500}>/.test(word),
    )
    ? 'unknown'
    : 'local';

/** Empties the strings of awk; a quote in a pattern could make a string of other text. */
const withoutStrings = (script: string) =>
  /\/[^/"\n]*"/.test(script) ? script : script.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');

/** Lists an archive or prints its content; otherwise it leaves files. */
const unpacks = (list: string, print: string) => (rest: Words) =>
  has(rest, list, '', '') || has(rest, print, '', '') ? 'local' : 'keeps';

/** Programs that read, filter or write files where they run. */
export const files: DoesByName = {
  ...all('cat tac rev nl head tail grep egrep fgrep zgrep rg ag wc cut tr column paste', 'local'),
  ...all('fold fmt expand comm join diff cmp zcat bzcat xzcat base64 base32 xxd od', 'local'),
  ...all('hexdump strings jq gron less more most ls ll tree stat file realpath readlink', 'local'),
  ...all('md5sum sha1sum sha256sum sha512sum cksum envsubst iconv ts pv', 'local'),
  sort: (rest) =>
    has(rest, 'o', 'output', 'ktTS') || hasLong(rest, '--output') ? 'keeps' : 'local',
  uniq: (rest) => (positionals(rest, /^-[fsw]$/).length > 1 ? 'keeps' : 'local'),
  yq: (rest) =>
    has(rest, 'i', 'inplace', 'opI') ? 'acts' : has(rest, 's', '', 'opI') ? 'keeps' : 'local',
  tee: (rest) => (toFile(rest) ? 'keeps' : 'local'),
  sed,
  ...all('awk gawk mawk', awk),
  find: 'local',
  tar: (rest) => {
    const [mode = ''] = rest;
    if (/^-?[a-z]*t/.test(mode) || rest.includes('--list')) return 'local';
    return /^-?[a-z]*[xcru]/.test(mode) ? 'keeps' : 'unknown';
  },
  ...all('gzip gunzip bzip2 xz zstd', unpacks('l', 'c')),
  unzip: unpacks('l', 'p'),
  ...all('mkdir touch cp install mktemp split csplit zip', 'keeps'),
  ...all('mv rm rmdir ln chmod chown chgrp truncate shred dd rsync', 'acts'),
  git: unless(/^(--dry-run)$/, 'local', (rest) => {
    const [verb = '', ...others] = positionals(rest, /^(-[Cc]|--git-dir|--work-tree)$/);
    if (
      /^(status|log|diff|show|blame|describe|rev-parse|ls-files|ls-remote|ls-tree|grep|shortlog|reflog)$/.test(
        verb,
      )
    ) {
      return 'local';
    }
    if (/^(branch|tag|remote|stash|config)$/.test(verb) && others.length === 0) return 'local';
    return /^(clone|fetch|pull|checkout|switch|init)$/.test(verb) ? 'keeps' : 'acts';
  }),
};
