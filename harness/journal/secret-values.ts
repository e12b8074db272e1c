import { redacted } from './redacted.ts';
import { isSecretName } from './secret-names.ts';

/** Takes out the values of secret names: `DB_PASSWORD=x`, `"token": "x"`, `password: |` and its lines. */
export function redactNamedValues(text: string): string {
  let clean = '';
  let done = 0;
  // A name is tried from its first character only, so that long ones take linear time.
  const named = /(?<![\w.-])([\w.-]+)(\\{0,3}["']?[ \t]{0,40}[:=][ \t]{0,40})/g;
  for (let found = named.exec(text); found; found = named.exec(text)) {
    const { 1: name = '', 2: separator = '', index } = found;
    const from = index + name.length + separator.length;
    const isQuoted = /["']/.test(separator);
    if (!isSecretName(name) && !(isQuoted && quotedNames.test(name))) continue;
    const value = isHarmlessAt(text, from) ? '' : valueAt(text, { index, from, separator });
    if (!value) continue;
    clean += `${text.slice(done, from)}${redacted(value)}`;
    done = from + value.length;
    named.lastIndex = done;
  }
  return clean + text.slice(done);
}

const quotedNames = /^(?:auth|(?:set-)?cookie)$/i;

function valueAt(
  text: string,
  { index, from, separator }: { index: number; from: number; separator: string },
): string {
  const near = text.slice(Math.max(0, index - longestIndent), index);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  const [quoted] = matchAt(quotedValue, text, from);
  if (quoted) return quoted;
  const isFirst = /^[ \t]*(?:[<>-][ \t]+)?["']?$/.test(before) && before.length < longestIndent;
  if (isFirst && separator === '=') return matchAt(/\S+/y, text, from)[0] ?? '';
  if (!isFirst || !separator.includes(':')) return matchAt(plainValue, text, from)[0] ?? '';
  const [block] = matchAt(/[|>][+-]?\d?[ \t]*\r?\n/y, text, from);
  if (block) return block + linesBelow(text, from + block.length, before.length);
  const [line = ''] = matchAt(restOfLine, text, from);
  // JSON and lists of `a: 1, b: 2` go on after the value; a phrase ends with its line.
  return /["{}]/.test(before + line) ? (matchAt(plainValue, text, from)[0] ?? '') : line.trimEnd();
}

/** The lines from `from` on that are empty or further in than `column`. */
export function linesBelow(text: string, from: number, column: number): string {
  let to = from;
  while (to < text.length) {
    const next = text.indexOf('\n', to);
    const end = next < 0 ? text.length : next + 1;
    const [indent = ''] = matchAt(/ */y, text, to);
    const isEmpty = /[\r\n]/.test(text[to + indent.length] ?? '\n');
    if (!isEmpty && indent.length <= column) break;
    to = end;
  }
  return text.slice(from, to).trimEnd();
}

function matchAt(sticky: RegExp, text: string, from: number): readonly (string | undefined)[] {
  sticky.lastIndex = from;
  return sticky.exec(text) ?? [];
}

const longestIndent = 400;
// A quote that is cut off or goes on below ends with its line.
const quotedValue = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\n]*'?|\\{1,3}"[^"\n]+"/y;
const plainValue = /(?:(?:Bearer|Basic|Token|Digest) )?[^\s,;"'}\\]+/iy;
const restOfLine = /[^\r\n]+/y;

/** What says that a secret is elsewhere, or that there is none; an opening bracket. */
const harmless =
  /<set to the key|\[redacted: |[{[](?=["'{}[\]\s]|$)|(?:<[\w ]{1,40}>|\$\(\w+\)|\$\{\w+\}|\$[A-Z_]+|\*+|\\{0,3}["']?(?:true|false|null|nil|none|~)\\{0,3}["']?|""|'')(?=$|[\s,;"'}])/iy;

const isHarmlessAt = (text: string, from: number) => matchAt(harmless, text, from).length > 0;
