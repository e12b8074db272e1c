import type { TextHole } from './text-hole.ts';

/** `[start|stop]`, `{dev|prod}`; the shell reads the bar as a pipe. */
const alternatives =
  /(?<=[\s=/:@_-])(?:\[([A-Za-z][\w.-]{0,40}(?: ?\| ?[A-Za-z][\w.-]{0,40}){1,9})\]|\{([A-Za-z][\w.-]{0,40}(?:\|[A-Za-z][\w.-]{0,40}){1,9})\})(?=[\s.,;/:_-]|$)/g;

/** Finds alternatives: a reader takes one. Not in quotes, and no set of characters: `ls shop.[a|b]`. */
export function* alternativeHoles(text: string): Generator<TextHole> {
  if (!text.includes('|')) return;
  for (const { 0: written, 1: brackets, 2: brace = '', index: at } of text.matchAll(alternatives)) {
    const name = brackets ?? brace;
    if (!/[\w.-]{2}/.test(name) || isQuoted(text, at)) continue;
    yield {
      syntax: brackets === undefined ? 'brace' : 'brackets',
      name,
      at,
      length: written.length,
    };
  }
}

function isQuoted(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return [/"/g, /'/g, /`/g].some((quote) => (before.match(quote)?.length ?? 0) % 2 === 1);
}
