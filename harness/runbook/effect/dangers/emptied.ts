import type { Command } from '../../commands/script.ts';
import { programOf, startOfInner } from '../../commands/wrappers.ts';
import type { Danger } from './danger.ts';
import { inputOf } from './fed-clients.ts';
import { again, isData } from './files.ts';

/** What nobody misses: a temporary file, a log in the folder of the reader, a device. */
const missed = (path: string) =>
  /^(?:\/(?!tmp\/|var\/tmp\/|dev\/|proc\/|sys\/|run\/)|~\/|\$\{?\w)/.test(path) &&
  !/(?:^|\/)(?:tmp|temp|\.?cache)\//.test(path);
/** The same for a redirection: what a variable names is often a new file of the reader. */
const kept = (path: string) => missed(path) && !path.startsWith('$');
const what = 'empties the file';
const deletes = 'deletes whatever it finds among the data';

/** Programs that print nothing, so that a redirection leaves an empty file. */
const printsNothing = (words: readonly string[]) =>
  /^(?:|:|true|cat \/dev\/null|echo -n|printf|printf %s)$/.test(words.join(' '));

/** `truncate -s 0 /var/lib/shop/queue`, `: > /var/lib/shop/queue`, `cp /dev/null /var/lib/shop/queue`. */
export function dangersOfEmptying({ words, redirections }: Command): readonly Danger[] {
  if (words[0] === 'truncate' || (words[0] === 'cp' && words[1] === '/dev/null')) {
    if (words[0] === 'truncate' && !/ (?:-s ?|--size[= ])0(?: |$)/.test(words.join(' '))) return [];
    const at = words.findIndex((word, index) => index > 1 && missed(word));
    return at > 0 ? [{ kind: 'removes', at, what }] : [];
  }
  const emptied = redirections.find(
    ({ operator, target }) => /^(?:>|>\||&>)$/.test(operator) && kept(target),
  );
  return emptied && printsNothing(words) ? [{ kind: 'removes', at: 0, what }] : [];
}

/** A variable that names where older copies are. */
const backups = /^\$\{?\w*(?:backup|daily|weekly|monthly|dump|archive|snapshot)\w*/i;

/** `find /srv/shop -exec rm {} +`, and `find /srv/shop | xargs rm`: the paths are not those of `rm`. */
export function dangersOfFound(command: Command): readonly Danger[] {
  const { words } = command;
  if (words[0] === 'find') {
    const tests = words.findIndex((word) => word.startsWith('-'));
    const at = words.findIndex(
      (word, index) => index > 0 && index < tests && (isData(word) || backups.test(word)),
    );
    const removes = words.some(
      (word, index) =>
        (word === '-delete' && backups.test(words[at] ?? '')) ||
        (words[index - 1]?.startsWith('-exec') &&
          /^(?:\S*\/)?(?:rm|unlink|shred|truncate)$/.test(word)),
    );
    return removes && at > 0 ? [{ kind: 'removes', at, what: deletes }] : [];
  }
  if (words[0] !== 'xargs') return [];
  const start = startOfInner(words);
  if (!/^(?:rm|unlink|shred|truncate)$/.test(programOf(words[start]))) return [];
  const { sources } = inputOf(command);
  const whole = words.slice(start).some((word) => /^-\w*[rR]|^--recursive$/.test(word));
  const found =
    sources.some((word) => isData(word)) || (whole && !sources.some((word) => again.test(word)));
  return found ? [{ kind: 'removes', at: 0, what: deletes }] : [];
}

/** `for f in /data/*; do rm -rf "$f"; done`: the paths are those of the loop. */
export function dangersOfLoop({ words, script }: Command): readonly Danger[] {
  if (words[0] !== 'rm' || !script.text.includes('for ')) return [];
  const at = words.findIndex((word) => /^\$\{?\w+\}?$/.test(word));
  const name = words[at]?.replace(/[${}]/g, '') ?? '';
  const loop = at > 0 ? new RegExp(`\\bfor ${name} in ([^\\n;]{1,200})`).exec(script.text) : null;
  const found = loop?.[1]?.split(/\s+/).some((word) => isData(unquoted(word)));
  return found ? [{ kind: 'removes', at, what: deletes }] : [];
}

/** `DIR=/srv/shop`, then `rm -rf $DIR/*`: the folder is that of the assignment. */
export function dangersOfAssigned({ words, script }: Command): readonly Danger[] {
  if (words[0] !== 'rm' || !words.some((word) => /^-\w*[rR]|^--recursive$/.test(word))) return [];
  const at = words.findIndex((word) => /^\$\{?\w+\}?(?:\/[\w.*/-]*)?$/.test(word));
  const [, name = '', rest = ''] = /^\$\{?(\w+)\}?(.*)$/.exec(words[at] ?? '') ?? [];
  if (at < 1 || !script.text.includes(`${name}=`)) return [];
  const set = new RegExp(`(?:^|[\\s;])${name}=(["']?)([^\\s;"']{1,200})\\1`, 'm').exec(script.text);
  const path = (set?.[2] ?? '') + rest;
  return path.startsWith('/') && isData(path)
    ? [{ kind: 'destroys', at, what: 'deletes data or keys that may exist nowhere else' }]
    : [];
}

const unquoted = (word: string) => word.replace(/["']/g, '');
