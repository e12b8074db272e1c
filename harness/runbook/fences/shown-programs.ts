import { isState } from '../sessions/states.ts';
import { isCallable, isTyped } from '../sessions/typed.ts';
import { plain, sessions, shellOf } from './fence-language.ts';
import { hasVerb } from './unknown-programs.ts';

const fence = /^[ \t>]{0,40}(?:`{3,}|~{3,})[ \t]*([\w-]*)/;
const prompt = /^[ \t>]{0,40}\$[ \t]+([a-z][\w+-]*)(?= )/;
const span = /`([a-z][\w+-]{1,40})( [^`\n]{1,100})?`/g;
/** Markdown reads most of such lines as code. */
const indented = /^(?: {4}|\t)[ \t]*[a-z]/;
const mostLetters = 200;

/** The programs that a document calls in fences marked as shell, at prompts, and in code of its prose. */
export function shownPrograms(text: string): ReadonlySet<string> {
  const shown = new Set<string>();
  const calls = new Map<string, Set<string>>();
  let open: string | undefined;
  for (const line of text.split('\n')) {
    if (line.length > 2000) continue;
    const mark = /`{3}|~{3}/.test(line) ? fence.exec(line) : null;
    if (mark) {
      open = open === undefined ? (mark[1] ?? '').toLowerCase() : undefined;
      continue;
    }
    const own = open === undefined ? undefined : line.trim();
    const prompted = prompt.exec(line)?.[1];
    if (prompted !== undefined) shown.add(prompted);
    else if (own !== undefined && plain.has(open === '' ? null : (open ?? null)) && hasVerb(own))
      addCall(own, calls);
    else if (own !== undefined && isCall(open ?? '', own)) shown.add(own.split(' ', 1)[0] ?? '');
    else if (own === undefined && indented.test(line) && hasVerb(line.trim()))
      addCall(line.trim(), calls);
    else if (own === undefined && line.includes('`')) addSpans(line, calls);
  }
  for (const [word, all] of calls) if (all.size > 1) shown.add(word);
  return shown;
}

const isCall = (language: string, line: string) =>
  line.length < mostLetters &&
  (shellOf(language) !== undefined || sessions.has(language)) &&
  (isCallable(line) || isTyped(line)) &&
  !isState(line);

/** Two calls with verbs: `palomad keys list`, and elsewhere `palomad tx sign`. */
function addCall(line: string, calls: Map<string, Set<string>>): void {
  const [word = '', ...rest] = line.split(' ');
  if (/^[a-z][\w+-]{1,40}$/.test(word))
    calls.set(word, (calls.get(word) ?? new Set()).add(rest.join(' ')));
}

/** `stock` alone and `stock drain orders`, or two calls: a program, wherever it stands. */
function addSpans(line: string, calls: Map<string, Set<string>>): void {
  for (const [, word = '', rest = ''] of line.matchAll(span)) {
    if (rest !== '' && (!isCallable(word + rest) || isState(word + rest))) continue;
    calls.set(word, (calls.get(word) ?? new Set()).add(rest));
  }
}
