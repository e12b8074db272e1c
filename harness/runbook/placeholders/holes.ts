import type { Placeholder } from '../../model/runbook.ts';

/** A hole that means nothing to the shell, with its range in the text. */
export interface TextHole {
  readonly syntax: Exclude<Placeholder['syntax'], 'variable'>;
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

const angle = /(?<![<\\])<([A-Za-z](?:[\w ./-]{0,60}\w)?)>/g;
const closingTag = /<\/([^<>\n]{1,62})>/g;
// Not `${{ … }}` of a workflow, nor `{{.Name}}` and `{{end}}` of a Go template.
const braces =
  /(?<![{$])\{\{[ \t]{0,9}(?!(?:end|else|break|continue|define|nil|true|false)\b)([A-Za-z][\w.-]{0,60})[ \t]{0,9}\}\}(?!\})/g;
const capitals =
  /(?<![\w$<-]|\$\{|\{\{[ \t]?)YOUR[_-][A-Z0-9]{1,40}(?:[_-][A-Z0-9]{1,40}){0,9}(?![\w-]|>|=)/g;

/** `<name>`, `{{ name }}` and `YOUR_NAME`, in order. */
export function textHoles(text: string): readonly TextHole[] {
  const holes = [...angleHoles(text), ...braceHoles(text), ...capitalHoles(text)];
  return holes.sort((one, other) => one.at - other.at);
}

/** The text with a value in each hole that `bound` knows; the other holes stay. */
export function fillHoles(text: string, bound: (name: string) => string | undefined): string {
  let filled = '';
  let done = 0;
  for (const { at, length, name } of textHoles(text)) {
    const value = bound(name);
    if (value === undefined || at < done) continue;
    filled += text.slice(done, at) + value;
    done = at + length;
  }
  return filled + text.slice(done);
}

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

/** A placeholder as a runbook writes it: `<pod-name>`. */
export function writtenHole({ syntax, name }: Pick<Placeholder, 'syntax' | 'name'>): string {
  if (syntax === 'angle') return `<${name}>`;
  if (syntax === 'braces') return `{{ ${name} }}`;
  return syntax === 'capitals' ? name : `\${${name}}`;
}

/** Finds `<name>`, but neither tags (`<name>…</name>`) nor `<in>out`, which is two redirections. */
export function* angleHoles(text: string): Generator<TextHole> {
  if (!text.includes('<')) return;
  const closed = new Set(
    text.includes('</') ? [...text.matchAll(closingTag)].map(([, name]) => name) : [],
  );
  for (const { 0: written, 1: name = '', index: at } of text.matchAll(angle)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + written.length] ?? ' '];
    const redirects = /\s/.test(before) && /\w/.test(after);
    if (!redirects && !closed.has(name)) {
      yield { syntax: 'angle', name, at, length: written.length };
    }
  }
}

function* braceHoles(text: string): Generator<TextHole> {
  if (!text.includes('{{')) return;
  for (const { 0: written, 1: name = '', index: at } of text.matchAll(braces)) {
    yield { syntax: 'braces', name, at, length: written.length };
  }
}

function* capitalHoles(text: string): Generator<TextHole> {
  if (!text.includes('YOUR')) return;
  for (const { 0: name, index: at } of text.matchAll(capitals)) {
    yield { syntax: 'capitals', name, at, length: name.length };
  }
}
