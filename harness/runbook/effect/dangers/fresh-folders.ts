import type { Command } from '../../commands/script.ts';

/** `mkdir` as the program of a statement, and its folders. */
const makes = /(?:^|[\n;&|$#]|sudo )[ \t]*mkdir ([^\n;&|]{1,400})/g;

/** True for `tar xf a.tar -C /srv/new` below `mkdir /srv/new`: nothing is there yet. */
export function fillsNewFolder(words: readonly string[], { script, offset }: Command): boolean {
  const { text } = script;
  const at = words.findIndex((word) => /^(?:-C|--directory(?:=.+)?)$/.test(word));
  const option = words[at] ?? '';
  const folder = option.includes('=') ? option.slice(option.indexOf('=') + 1) : words[at + 1];
  if (at < 0 || !folder || !text.includes('mkdir')) return false;
  for (const [, folders = ''] of text.slice(0, offset(0)).matchAll(makes)) {
    if (folders.split(/\s+/).some((one) => withoutSlash(one) === withoutSlash(folder))) return true;
  }
  return false;
}

const withoutSlash = (path: string) => path.replace(/\/$/, '');
