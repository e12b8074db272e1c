import { gnuLike, isBundle, takesWords } from './dashes.ts';

/** What to write at an offset of a text. */
export interface TextFix {
  readonly at: number;
  readonly old: string;
  readonly new: string;
}

/** Nobody sees it, so it separates nothing. */
const zeroWidth = /[\u200b\ufeff]/;

/** An ordinary space, or nothing for what has no width. */
export function fixOfBlank(text: string, at: number): TextFix {
  const old = text.charAt(at);
  return { at, old, new: zeroWidth.test(old) ? '' : ' ' };
}

const emDash = '\u2014';

/**
 * What a word with a wrong dash in front must begin with; undefined where that is not certain: `–it` may be `-it` or
 * `--it`, and `find` and `java` have words behind one dash.
 */
export function fixOfDash(program: string, word: string): Omit<TextFix, 'at'> | undefined {
  const [, old = '', option = ''] = /^([^A-Za-z]+)([^=]*)/.exec(word) ?? [];
  const to = (by: string) => ({ old, new: by });
  if (/^[A-Za-z]$/.test(option)) return old.length === 1 ? to('-') : undefined;
  const isLong = old.length === 2 || old === emDash;
  if (isBundle(program, option)) return isLong && old.length === 1 ? to('-') : undefined;
  if (!/^[a-z][a-z\d]+(?:-[a-z\d]+)*$/.test(option) || !takesWords.has(program)) return undefined;
  if (isLong) return to('--');
  return gnuLike.test(program) && option.length > 3 && /[\u2012-\u2015]/.test(old)
    ? to('--')
    : undefined;
}

/** Programs whose long options have one dash. */
const oneDash =
  /^(?:find|java|javac|openssl|terraform|tofu|vault|consul|nomad|keytool|redis-benchmark|ip|screen)$/;
/** Programs that are mostly called with several letters behind one dash: `tar -xzvf`, `ss -tulpn`. */
const grouped =
  /^(?:ls|ll|rm|cp|mv|tar|ps|ss|netstat|lsof|df|du|sort|grep|egrep|zgrep|unzip|iptables|iostat|mount|chmod|chown)$/;
/** Long options as short as a group of letters. */
const shortWords = new Set(
  'all raw set tty cpu yes env url tls log net ipc pid tag add now dry uid gid key out ca os db to ip id rm max min age num pod'.split(
    ' ',
  ),
);

/** True for `–n`, `–la` and `–fsSL`: one dash is meant, and letters; `–all` and `–force` are words, which have two. */
export function hasOneDash(program: string, word: string): boolean {
  const [, option = ''] = /^[^A-Za-z]*([A-Za-z][\w-]*)/.exec(word) ?? [];
  if (/^[A-Za-z](?:$|\d)/.test(option) || oneDash.test(program)) return true;
  if (!/^[A-Za-z]+$/.test(option)) return false;
  if (/[A-Z]/.test(option)) return option.length < 7;
  return option.length < 6 && grouped.test(program) && !/^(?:color|force|human)$/.test(option)
    ? !shortWords.has(option)
    : option.length < 4 && !shortWords.has(option);
}

const pairs: readonly (readonly [opening: RegExp, closing: RegExp, right: string])[] = [
  [/[\u201c\u201d\u201e]/, /[\u201c\u201d]/, '"'],
  [/[\u2018\u2019]/, /[\u2018\u2019]/, "'"],
];
const quotes = /['"`\\\u2018-\u201f\u00ab\u00bb\u00b4\u2032\u2033]/;

/** Both quotes of a pair on one line, if there is no other quote or backslash between them. */
export function fixOfQuotes(text: string, at: number): TextFix | undefined {
  const pair = pairs.find(([opening]) => opening.test(text.charAt(at)));
  if (!pair) return undefined;
  const [line = ''] = text.slice(at + 1, at + 1000).split('\n');
  const [, closing, right] = pair;
  const end = line.search(closing);
  // Nothing but the end of a word may follow: in `‘it’s’` the first one closes nothing.
  if (end < 0 || !/^(?:[\s;|&)<>]|$)/.test(line.slice(end + 1))) return undefined;
  const inner = right === "'" ? inSingle(line.slice(0, end)) : line.slice(0, end);
  if (inner === undefined || quotes.test(right === "'" ? inner.replaceAll('"', '') : inner))
    return undefined;
  return { at, old: text.slice(at, at + end + 2), new: `${right}${inner}${right}` };
}

/** `{“a”: 1}` within single quotes is JSON: its double quotes come in pairs, and were plain ones too. */
function inSingle(text: string): string | undefined {
  const count = text.match(/[\u201c\u201d]/g)?.length ?? 0;
  const isMixed = count > 0 && text.includes('"');
  return count % 2 === 1 || isMixed ? undefined : text.replace(/[\u201c\u201d]/g, '"');
}
