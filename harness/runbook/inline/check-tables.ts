import type { FenceText } from '../fences/fence-text.ts';
import { plainWords } from '../prose/prose.ts';
import { rowsOf } from '../prose/tables.ts';
import type { OrderedSpan } from './ordered-spans.ts';
import { isWholeCommand } from './whole-command.ts';

interface Context {
  /** The table stands in a list of what to look at. */
  readonly inChecks: boolean;
  /** False where the sentence above makes it an example or a story. */
  readonly isApart: boolean;
  readonly programs: ReadonlySet<string>;
}
type Cell = ReturnType<typeof rowsOf>[number][number];

/** The head of the column that says what has to come out, and not how long it takes. */
const expected =
  /\b(?:expect(?:ed|ation)?|should|attendue?|erwartet\w*|esperad[oa]|atteso|verwacht)(?!\w)(?! (?:time|duration|downtime|cost|by))|预期|期望|期待|예상|기대/i;
const checks =
  /^\W*(?:checks?|verif\w*|vérif\w*|validat\w*|tests?|probes?|prüf\w*|comprob\w*|controll?[eo]|what)\b|验证|检查|確認|점검|확인/i;
const delimiter = /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/;
const number = /^\s*(?:\*\*)?\d{1,3}[.)]?(?:\*\*)?\s*$/;
const code = /^(\s*`+)([^`]+)`+\s*$/;
const longest = 20_000;

/** True for a table, whose bars stand behind a backslash in the code of a cell. */
export const isTable = (text: string): boolean => /^\s*\|/.test(text);

/**
 * The commands of a table of checks: its rows are numbered, or its head or the labels above say that it checks
 * something; one column has commands, and another what has to come out. A list of commands and what they do is none.
 */
export function checkTable(text: string, { inChecks, isApart, programs }: Context): OrderedSpan[] {
  if (!isApart || text.length > longest || !delimiter.test(text.split('\n')[1] ?? '')) return [];
  const [head = [], , ...body] = rowsOf(text.trimEnd());
  const result = head.findIndex(({ words }) => expected.test(words));
  if (result < 0 || body.length < 2) return [];
  const isNumbered = body.every((row) => number.test(row[0]?.words ?? ''));
  if (!isNumbered && !inChecks && !head.some(({ words }) => checks.test(words))) return [];
  const column = head.findIndex((_, at) => at !== result && mostAre(body, at, programs));
  if (column < 0) return [];
  return body.flatMap((row) => {
    const span = commandIn(row[column], programs);
    const name = row.find(({ words }, at) => at !== column && at !== result && !number.test(words));
    return span ? { ...span, sentence: sentenceOf(name ?? row[column]), isAlternative: false } : [];
  });
}

const mostAre = (
  body: readonly (readonly Cell[])[],
  column: number,
  programs: ReadonlySet<string>,
): boolean => {
  const commands = body.filter((row) => commandIn(row[column], programs));
  return commands.length >= 2 && commands.length > body.length / 2;
};

function commandIn(cell: Cell | undefined, programs: ReadonlySet<string>) {
  const [, before = '', written = ''] = code.exec(cell?.words ?? '') ?? [];
  const command = written.trim().replaceAll('\\|', '|');
  if (!cell || command === '' || !isWholeCommand(command, { programs })) return undefined;
  const from = cell.from + before.length + written.length - written.trimStart().length;
  return { from, to: from + written.trim().length };
}

/** The cell that names the check. */
function sentenceOf(cell: Cell | undefined) {
  const { from = 0, words = '' } = cell ?? {};
  const start = from + words.length - words.trimStart().length;
  return { from: start, to: start + words.trim().length, words: plainWords(words), spans: [] };
}

/** The text as a table shows it: `\|` is `|`. */
export function withBars({ text, inDocument }: FenceText): FenceText {
  const escapes = [...text.matchAll(/\\\|/g)].map(({ index }, before) => index - before);
  return {
    text: text.replaceAll('\\|', '|'),
    inDocument: (offset) => inDocument(offset + escapes.filter((at) => at <= offset).length),
  };
}
