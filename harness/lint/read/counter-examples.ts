import type { Block } from '../../runbook/markdown/block.ts';
import { type LintDocument, proseOf } from './document.ts';

/** `❌ Wrong:`, `Don't do this:`, `Unsafe (prints the password)`: all of a title, or of its part before a colon. */
const shownAsWrong =
  /^(?:unsafe|wrong|bad|incorrect|not like this|don['’]?ts?|(?:do not|don['’]t|never) (?:do|run|use) (?:this|that|it|these)|anti-?patterns?|what not to do)(?: (?:way|example|approach|usage|practice|command)s?)?\s*(?:$|[:(.!—–-])/i;
/** A cheap test: most prose has no such word. */
const mayShow = /wrong|bad|unsafe|incorrect|not|don|never|pattern/i;
const marks = /^[^\p{Letter}\n]{1,20}/u;
const afterwards = /[*_\s]+$/;

const isShownAsWrong = (text: string): boolean =>
  text.length < 120 &&
  mayShow.test(text) &&
  shownAsWrong.test(text.replace(marks, '').replace(afterwards, '').replaceAll('**', ''));

/** The lines that the document shows as what nobody should run. */
export function counterExamples({ blocks, source }: LintDocument): ReadonlySet<number> {
  const lines = new Set<number>();
  let above: Block | undefined;
  for (const block of blocks) {
    if (block.kind === 'fence') {
      let isWrong = isShownAsWrong(textOf(above));
      for (const { from, text } of block.lines) {
        const comment = /^\s*#+\s*(.*)$/.exec(text)?.[1];
        if (comment !== undefined && !isShownAsWrong(textOf(above)))
          isWrong = isShownAsWrong(comment);
        if (isWrong) lines.add(source.lineAt(from));
      }
    }
    above = block;
  }
  return lines;
}

function textOf(block: Block | undefined): string {
  if (block?.kind === 'heading') return block.title;
  return block ? (proseOf(block)?.text.trim() ?? '') : '';
}
