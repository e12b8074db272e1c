import type { Script } from '../runbook/commands/script.ts';
import { withoutHoles } from '../runbook/placeholders/holes.ts';

/**
 * The text of a fence for shellcheck, with every offset kept: the statements with their holes filled.
 * Comments, output and statements with syntax errors are blanked. A rule of Firedrill reports the
 * syntax errors; shellcheck would report nothing else about the whole fence. Empty if no statement is
 * left.
 */
export function givenText({ text, statements }: Script): string {
  const filled = withoutHoles(text);
  let given = '';
  let done = 0;
  for (const { from, to, problem } of statements) {
    if (problem) continue;
    given += blank(filled.slice(done, from)) + filled.slice(from, to);
    done = to;
  }
  return given === '' ? '' : `${given}\n`;
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');
