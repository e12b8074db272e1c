import type { LintDocument } from './document.ts';

/** The targets of links within the document: its headings as GitHub names them, and names in HTML. */
export function anchorsOf({ blocks, source }: LintDocument): ReadonlySet<string> {
  const anchors = new Set<string>();
  const times = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const slug = slugOf(block.title);
    let count = times.get(slug) ?? 0;
    let name = count === 0 ? slug : `${slug}-${count}`;
    while (anchors.has(name)) {
      count += 1;
      name = `${slug}-${count}`;
    }
    times.set(slug, count + 1);
    anchors.add(name);
  }
  const named =
    /<[a-z][^<>]{0,200}?\s(?:name|id)\s?=\s?["']?([^"'<>\s]{1,200})|\{#([\w.:-]{1,200})[ }]/gi;
  if (/\s(?:name|id)\s?=|\{#/i.test(source.clean)) {
    for (const [, name, id] of source.clean.matchAll(named))
      anchors.add((name ?? id ?? '').toLowerCase());
  }
  return anchors;
}

const punctuation = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;

/** `## 2. What's *new*?` is `2-whats-new`. */
function slugOf(title: string): string {
  return title
    .replace(/!?\[([^\]\n]{0,200})\]\([^()\n]{0,500}\)/g, '$1')
    .replace(/<[^<>\n]{1,200}>/g, '')
    .replace(/(?<!\w)_([^_\n]{1,200})_(?!\w)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(punctuation, '')
    .replaceAll(' ', '-');
}
