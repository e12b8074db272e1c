import { plainOutput } from './plain-output.ts';

export const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;

/** Text that stays text: no line breaks, and nothing that Markdown or HTML would act on. */
export function inline(text: string): string {
  return plainOutput(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~#@]/g, '\\$&');
}

/** A code span that a table may hold too. */
export function code(text: string): string {
  const safe = plainOutput(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('`', 'ʼ');
  return `\`${safe.replaceAll('|', '\\|')}\``;
}

/** Of a sentence of ours: what stands in backticks is code, all else stays text. */
export const inlineWithCode = (text: string) =>
  text
    .split(/`([^`\n]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : inline(part)))
    .join('');
