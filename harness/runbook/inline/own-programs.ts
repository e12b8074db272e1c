import type { Block } from '../markdown/block.ts';
import { codeSpans } from '../prose/prose.ts';
import { isState } from '../sessions/states.ts';
import { isCallable } from '../sessions/typed.ts';

const mostLetters = 200;

/**
 * The programs that the document itself shows: two calls with different arguments, a call beside the name alone, or
 * a call in a shell fence. No table knows the programs of one company.
 */
export function ownPrograms(blocks: readonly Block[]): ReadonlySet<string> {
  const names = new Set<string>();
  const calls = new Map<string, Set<string>>();
  const states = new Set<string>();
  for (const code of codeIn(blocks)) {
    const [word = ''] = code.split(' ', 1);
    if (code === word) names.add(code);
    else if (!isCallable(code)) continue;
    else if (isState(code)) states.add(word);
    else calls.set(word, (calls.get(word) ?? new Set()).add(code));
  }
  if (calls.size === 0) return new Set();
  for (const line of linesIn(blocks)) {
    const [word = ''] = line.split(' ', 1);
    if (calls.has(word) && !names.has(word) && isCallable(line)) names.add(word);
  }
  const shown = [...calls].filter(([word, all]) => all.size > 1 || names.has(word));
  return new Set(shown.flatMap(([word]) => (states.has(word) ? [] : word)));
}

/** The verbs with a hyphen that the document's fences give to programs: `edit-config` of `stockctl cluster edit-config`. */
export function shownVerbs(blocks: readonly Block[]): ReadonlySet<string> {
  const verbs = new Set<string>();
  for (const line of linesIn(blocks)) {
    if (!line.includes('-')) continue;
    const words = line.trim().split(/\s+/, 4).slice(1);
    for (const word of words) if (/^[a-z]+(?:-[a-z]+)+$/.test(word)) verbs.add(word);
  }
  return verbs;
}

function* codeIn(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    const text = block.kind === 'item' ? block.prose?.text : 'text' in block ? block.text : '';
    if (!text?.includes('`')) continue;
    for (const { from, to } of codeSpans(text))
      if (to - from < mostLetters) yield text.slice(from, to).trim();
  }
}

function* linesIn(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind !== 'fence' || !block.shell) continue;
    for (const { text } of block.shell.lines) if (text.length < mostLetters) yield text;
  }
}
