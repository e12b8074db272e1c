import { plainOutput } from '../plain-output.ts';

/** Text that is already HTML. */
export interface Markup {
  readonly markup: string;
}
type Part = Markup | string | number | false | null | undefined | readonly Part[];

/** HTML from a template; every inserted value that is not Markup is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = strings.map(
    (piece, index) => `${piece}${index < parts.length ? render(parts[index]) : ''}`,
  );
  return { markup: text.join('') };
}

/** Marks text as HTML that this program generated. */
export const trusted = (markup: string): Markup => ({ markup });

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'markup' in part ? part.markup : part.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return plainOutput(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
