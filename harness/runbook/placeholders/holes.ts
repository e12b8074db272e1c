import type { Placeholder } from '../../model/runbook.ts';
import { alternativeHoles } from './alternative-holes.ts';
import { angleHoles } from './angle-holes.ts';
import { entityHoles } from './entity-holes.ts';
import { templateHoles } from './template-holes.ts';
import type { TextHole } from './text-hole.ts';

const capitals =
  /(?<![\w$<-]|\$\{|\{\{[ \t]?)(?:(?:PUT|ENTER|INSERT|PASTE|ADD|SET|TYPE|USE)_)?YOUR[_-][A-Z0-9]{1,40}(?:[_-][A-Z0-9]{1,40}){0,9}(?![\w-]|>|=)/g;

/**
 * The holes that a shell may read as syntax, in order: `<name>`, `<<name>>`, `{{ name }}`, `{% … %}`,
 * `<%= … %>`; and `YOUR_NAME`. Those that are words to every shell are in `word-holes.ts`.
 */
export function textHoles(text: string): readonly TextHole[] {
  if (!mayHold.test(text)) return [];
  const holes = [
    ...angleHoles(text),
    ...entityHoles(text),
    ...templateHoles(text),
    ...capitalHoles(text),
    ...alternativeHoles(text),
  ];
  return holes.sort((one, other) => one.at - other.at);
}

/** Most texts have none: every hole has one of these. */
const mayHold = /[<＜〈‹⟨|]|&lt;|\{[{%]|\$\{|=\(|YOUR/;

/**
 * The text with every hole replaced by a word of the same length, so offsets stay valid: `<pod-name>`
 * becomes `_pod_name_`, which the shell reads as a word or part of one.
 */
export function withoutHoles(text: string): string {
  let filled = '';
  let done = 0;
  for (const { at, length, name } of textHoles(text)) {
    if (at < done) continue;
    filled +=
      text.slice(done, at) + `_${name.replace(/\W/g, '_')}`.padEnd(length, '_').slice(0, length);
    done = at + length;
  }
  return filled + text.slice(done);
}

/** How a runbook writes a placeholder of each syntax; the name of the others is all that is written. */
const marks: { readonly [syntax in Placeholder['syntax']]?: readonly [string, string] } = {
  angle: ['<', '>'],
  braces: ['{{ ', ' }}'],
  brace: ['{', '}'],
  brackets: ['[', ']'],
  variable: [`\${`, '}'],
};

/** A placeholder as a runbook writes it: `<pod-name>`. */
export function writtenHole({ syntax, name }: Pick<Placeholder, 'syntax' | 'name'>): string {
  const [before, after] = marks[syntax] ?? ['', ''];
  return `${before}${name}${after}`;
}

function* capitalHoles(text: string): Generator<TextHole> {
  if (!text.includes('YOUR')) return;
  for (const { 0: name, index: at } of text.matchAll(capitals)) {
    yield { syntax: 'capitals', name, at, length: name.length };
  }
}
