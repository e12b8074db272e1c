import type { Script } from '../runbook/commands/script.ts';
import { withoutHoles } from '../runbook/placeholders/holes.ts';

/**
 * What shellcheck gets to read of a fence, each character at its offset: the statements with their
 * holes filled. Blank are comments, what a command printed, and statements that bash would refuse,
 * which a rule of our own reports: shellcheck would say nothing more of the whole fence. Empty where
 * nothing is left.
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
