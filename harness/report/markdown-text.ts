import { plainOutput } from './plain-output.ts';

export const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;

/** Escapes text: no line breaks, and nothing that Markdown or HTML would interpret. */
export function inline(text: string): string {
  return plainOutput(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~#@]/g, '\\$&');
}

/** A code span that also works in a table. */
export function code(text: string): string {
  const safe = plainOutput(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('`', 'ʼ');
  return `\`${safe.replaceAll('|', '\\|')}\``;
}

/** For our own sentences: text in backticks becomes code, all other text is escaped. */
export const inlineWithCode = (text: string) =>
  text
    .split(/`([^`\n]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : inline(part)))
    .join('');
