/**
 * Admonitions and tabs of MkDocs: `!!! danger "Read this"`, `??? note`, `=== "Linux"`. Their content is
 * indented by four columns, which plain Markdown would read as code.
 */
const opening = /^([ \t>]{0,80})(!!!|\?\?\?\+?|===[!+]?)(?= {1,4}["\w])/gm;

/**
 * Replaces each such mark by a list mark of the same length, so that the parser reads the content under
 * it as Markdown. `isListMark` on the original text shows whether a list mark is genuine.
 */
export function withItemsForBlocks(text: string): string {
  if (!/!!!|\?\?\?|===/.test(text)) return text;
  return text.replace(opening, (_, before: string, mark: string) => {
    return mark.length > 3 ? `${before}+  .` : `${before}+  `;
  });
}

/** True for a list mark that the original text has itself. */
export const isListMark = (mark: string): boolean => /^[-+*\d]/.test(mark);
