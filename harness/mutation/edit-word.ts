import type { Command } from '../runbook/commands/script.ts';
import type { Flag } from '../runbook/kubectl/invocation.ts';
import type { Edit } from './mutator.ts';
import type { Page } from './page.ts';

type Document = Pick<Page, 'document'>;

/** The edit as a list; none unless the document has the old text there, as it does not inside of an escape. */
function exactly({ document }: Document, from: number, old: string, by: string): readonly Edit[] {
  const to = from + old.length;
  return document.source.text.slice(from, to) === old ? [{ from, to, by }] : [];
}

const offsetOf = ({ document: { source } }: Document, { script }: Command, offset: number) =>
  source.offsetOf(script.placeAt(offset));

/** Replaces a part of one word; no edit if the word, as written, does not have that part once. */
export function editWord(
  page: Document,
  command: Command,
  at: number,
  [old, by]: readonly [old: string, by: string],
): readonly Edit[] {
  const written = command.written[at] ?? '';
  const first = written.indexOf(old);
  if (first < 0 || written.includes(old, first + 1)) return [];
  return exactly(page, offsetOf(page, command, command.offset(at) + first), old, by);
}

/** Leaves out words that follow each other with one blank, and a blank beside them. */
export function withoutWords(
  page: Document,
  command: Command,
  at: number,
  count = 1,
): readonly Edit[] {
  const old = command.written.slice(at, at + count).join(' ');
  const start = offsetOf(page, command, command.offset(at));
  const { text } = page.document.source;
  const [edit] = exactly(page, start, old, '');
  if (!edit) return [];
  // After an indentation, the blank behind the words; it is a line of its own below a backslash.
  if (/[^\s\\] $/.test(text.slice(Math.max(0, start - 2), start))) {
    return [{ ...edit, from: start - 1 }];
  }
  return text[edit.to] === ' ' ? [{ ...edit, to: edit.to + 1 }] : [edit];
}

/** Adds a word after the one at the index. */
export function addWord(
  page: Document,
  command: Command,
  after: number,
  word: string,
): readonly Edit[] {
  const written = command.written[after] ?? '';
  const start = offsetOf(page, command, command.offset(after));
  return exactly(page, start, written, `${written} ${word}`);
}

/** The words of a flag and its value: `-n shop`, `--namespace=shop`. */
export function wordsOfFlag({ words }: Command, { at, value }: Flag): readonly number[] {
  const own = words[at] ?? '';
  const holdsValue = own.startsWith('--') ? own.includes('=') : own.length > 2;
  return holdsValue || words[at + 1] !== value ? [at] : [at, at + 1];
}
