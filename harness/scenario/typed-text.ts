import type { TypedSession } from '../model/automation.ts';
import { fillHoles } from '../runbook/placeholders/fill-holes.ts';
import { textHoles } from '../runbook/placeholders/holes.ts';

const variable = /\$\{[A-Z_][A-Z0-9_]*\}/g;

/**
 * The command with the statements on its input: what the client gets is what the page says, with values for
 * its placeholders. The braces give the input to a command that ends in a comment, and to one of several.
 */
export function textWithTyped(
  command: string,
  { statements }: TypedSession,
  bound: (name: string) => string | undefined,
): string {
  const typed = statements.map(({ text }) => forShell(fillMarked(text, bound))).join('\n');
  const end = endFor(typed);
  return `{\n${command}\n} <<${end}\n${typed}\n${end}`;
}

/** Words in capitals are SQL, so only holes with marks are filled. */
function fillMarked(text: string, bound: (name: string) => string | undefined): string {
  const marked = new Set(textHoles(text).map(({ name }) => name));
  return fillHoles(text, (name) => (marked.has(name) ? bound(name) : undefined));
}

/** The shell expands only `${NAME}`, for which a person would type the value. */
function forShell(text: string): string {
  let escaped = '';
  let done = 0;
  for (const { 0: written, index } of text.matchAll(variable)) {
    escaped += text.slice(done, index).replaceAll(/[\\$`]/g, '\\$&') + written;
    done = index + written.length;
  }
  return escaped + text.slice(done).replaceAll(/[\\$`]/g, '\\$&');
}

function endFor(text: string): string {
  const lines = new Set(text.split('\n'));
  let end = 'END_OF_INPUT';
  while (lines.has(end)) end += '_';
  return end;
}
