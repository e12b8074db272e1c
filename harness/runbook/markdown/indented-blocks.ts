/**
 * Admonitions and tabs as MkDocs has them: `!!! danger "Read this"`, `??? note`, `=== "Linux"`, and what
 * is indented by four columns under them. For Markdown that is code.
 */
const opening = /^([ \t>]{0,80})(!!!|\?\?\?\+?|===[!+]?)(?= {1,4}["\w])/gm;

/**
 * The text with a list's mark in the place of theirs, as long as before, so that what is under it is read
 * as Markdown. Whoever reads it tells such a mark by what stands at its place in the text.
 */
export function withItemsForBlocks(text: string): string {
  return text.replace(opening, (_, before: string, mark: string) => {
    return mark.length > 3 ? `${before}+  .` : `${before}+  `;
  });
}

/** Whether a list's mark is one of the text's own. */
export const isListMark = (mark: string): boolean => /^[-+*\d]/.test(mark);
