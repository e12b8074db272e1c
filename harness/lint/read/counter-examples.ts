import { forbidsInComment } from '../../runbook/fences/forbidden.ts';
import type { LintDocument } from './document.ts';

/** The lines that nobody should run: of a fence that the page forbids, and below such a comment, up to the next one. */
export function counterExamples({ blocks, source }: LintDocument): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const block of blocks) {
    if (block.kind !== 'fence') continue;
    let { forbidden } = block;
    for (const { from, text } of block.lines) {
      const comment = /^\s*#+\s*(.*)$/.exec(text)?.[1];
      if (comment !== undefined && !block.forbidden) forbidden = forbidsInComment(comment);
      if (forbidden) lines.add(source.lineAt(from));
    }
  }
  return lines;
}
