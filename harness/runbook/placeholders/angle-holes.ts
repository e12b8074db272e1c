import { isNoHole } from './not-holes.ts';
import { sampleMail } from './styles/addresses.ts';
import type { TextHole } from './text-hole.ts';

/** `<name>` and `<<name>>`; a name is on one line. */
const angle =
  /(?<![<\\])(<<?)((?:[\p{L}\p{N}_]|\/(?=(?:dev|path|home|mnt|data|etc|opt|var|srv)\/\w))[^<>\n`$"{};&\\]{0,80})(>>?)/gu;
const closingTag = /<\/([^<>\n]{1,62})>/g;

/**
 * Finds `<name>` and `<<name>>`, also with blanks and explanations in it. Neither tags
 * (`<name>…</name>`), nor what programs print (`<none>`), nor redirections (`<in>out`).
 */
export function* angleHoles(text: string): Generator<TextHole> {
  if (!text.includes('<')) return;
  const closed = new Set(
    text.includes('</') ? [...text.matchAll(closingTag)].map(([, name]) => name) : [],
  );
  for (const { 0: written, 1: open = '', 2: name = '', 3: close = '', index: at } of text.matchAll(
    angle,
  )) {
    const isDouble = open.length === 2;
    if (isDouble && (close.length === 1 || endsHereDocument(text, at, name))) continue;
    const length = isDouble ? written.length : written.length - close.length + 1;
    const before = text.slice(Math.max(0, at - 24), at);
    const after = text[at + length] ?? ' ';
    if (!isName(name, before, after) || closed.has(name)) continue;
    if (isRedirection(name, before, after, isDouble)) continue;
    yield { syntax: 'angle', name, at, length };
  }
}

function isName(name: string, before: string, after: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return true;
  if (!/\p{L}/u.test(name) || !/[\p{L}\p{N}_)\].…*+%?]$/u.test(name)) return false;
  if (isNoHole(name, before) || (address.test(name) && !nobodys.test(name))) return false;
  if (name.includes('|') && !(alternatives.test(name) && /[\s:,)"'\]-]/.test(after))) return false;
  if (/[='](?!\w)|(?<!\w)'/.test(name) || (name.includes('=') && /\s/.test(name))) return false;
  // `(?<name>…)` of a pattern, `#include <stdio.h>`, `a <b and c> d` of a comparison.
  if (/\?P?$/.test(before) || (/include\s*$/.test(before) && /\.h/.test(name))) return false;
  return !(/\s/.test(name) && /[A-Za-z\d]$/.test(before) && /\w/.test(after));
}

/** `cmd <in>out`, `cmd <in 2>&1`, `cat <<EOF>>out`: a file name follows the bracket at once. */
function isRedirection(name: string, before: string, after: string, isDouble: boolean): boolean {
  if (quantity.test(name)) return false;
  // `cmd <in 2>err`, but not `N=<from step 2>`.
  if (/\s\d$/.test(name) && !(before.endsWith('=') && /\s/.test(after))) return true;
  return /(?:^|\s)$/.test(before) && (/[^\W_]/.test(after) || (isDouble && /[/~.]/.test(after)));
}

/** `<amount>ustock`, `<size in bytes>B`: a number, and what it counts. */
const quantity =
  /^(?:(?:new|old|the|total|desired) )?(?:amount|size|count|number|quantity|value)(?: (?:in|of) [a-z]{1,20}(?: [a-z]{1,20})?)?$/i;

/** True where a line below ends the here-document `<<name`. */
function endsHereDocument(text: string, at: number, name: string): boolean {
  const below = text.slice(at, at + longest);
  const end = below.indexOf(`\n${name}`) + name.length + 1;
  return end > name.length && /^[ \t]*(?:\n|$)/.test(below.slice(end, end + 80));
}

/** In characters; a longer here-document was not written by hand. */
const longest = 10_000;

const address = /^[a-z][a-z0-9+.-]{1,15}:\/\/|^mailto:|^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
/** The address of nobody: `<me@address.com>`. */
const nobodys = new RegExp(`^${sampleMail}$`);
const alternatives = /^[^|]*[^\s|][^|]*(?:\|[^|]*[^\s|][^|]*)+$/;
