import type { LintDocument } from './document.ts';
import type { Section } from './sections.ts';

/** True where prose or a comment of the section, after the line, speaks of it. */
export function speaksAfter(
  { blocks }: Section,
  line: number,
  { source }: LintDocument,
  words: RegExp,
): boolean {
  return blocks.some((block) => {
    if (block.kind === 'fence') {
      return block.lines.some(
        ({ from, text }) => /^\s*#/.test(text) && source.lineAt(from) > line && words.test(text),
      );
    }
    const prose = block.kind === 'item' ? block.prose : block;
    return prose !== undefined && source.lineAt(prose.from) > line && words.test(prose.text);
  });
}
