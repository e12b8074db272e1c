/** The words around a time: its sentence, or its cell of a table. */
export interface Statement {
  /** The sentence up to the time, without marks of emphasis. */
  readonly before: string;
  readonly after: string;
  /** The head of its column and the first cell of its row; empty outside a table. */
  readonly cells: readonly string[];
  /** The whole row of a table. */
  readonly row: string;
  readonly question: boolean;
}

const ends = /[.!?。！？\n]/g;
const abbreviation = /\b(?:approx|avg|typ|ca|max|min|e\.g|i\.e|vs|est|resp|incl|no)$/i;

/**
 * Where the sentences of a text begin, but for the first. A new line ends one only before a label or a table row, or
 * after a hard break.
 */
function* sentenceStarts(text: string): Generator<number> {
  for (const { 0: mark, index } of text.matchAll(ends)) {
    const at = index + 1;
    if (mark === '\n') {
      if (text.startsWith('  ', index - 2) || /^[ \t]*(?:\*\*|__|\|)/.test(text.slice(at, at + 9)))
        yield at;
    } else if (mark.charCodeAt(0) > 127) yield at;
    else if (
      /\s/.test(text[at] ?? ' ') &&
      !abbreviation.test(text.slice(Math.max(0, index - 7), index))
    )
      yield at;
  }
}

export function statementAround(text: string, from: number, to: number): Statement {
  const { line, at } = lineAround(text, from);
  if (/^\s*\|/.test(line)) return inTable(text, line, from - at, to - at);
  const near = Math.max(0, from - 400);
  const window = text.slice(near, to + 300);
  let [start, end] = [0, window.length];
  for (const at of sentenceStarts(window)) {
    if (near + at <= from) start = at;
    else if (near + at >= to) {
      end = at;
      break;
    }
  }
  const sentence = window.slice(start, end);
  const before = window.slice(start, from - near);
  return {
    before: plain(before),
    after: plain(window.slice(to - near, end)),
    cells: [],
    row: '',
    question: /[?？]\s*$/.test(sentence),
  };
}

/** The line around an offset; of a very long line only what is near. */
function lineAround(text: string, offset: number) {
  const near = Math.max(0, offset - 2000);
  const head = text.slice(near, offset);
  const at = near + head.lastIndexOf('\n') + 1;
  const rest = text.slice(offset, offset + 2000);
  const end = rest.indexOf('\n');
  return { line: text.slice(at, offset) + (end < 0 ? rest : rest.slice(0, end)), at };
}

function inTable(text: string, line: string, from: number, to: number): Statement {
  const start = line.lastIndexOf('|', from) + 1;
  const end = line.indexOf('|', to);
  const column = columnOf(line, from);
  const head = text.trimStart();
  const header = cellsOf(head.slice(0, head.indexOf('\n')))[column] ?? '';
  const first = column > 0 ? (cellsOf(line)[0] ?? '') : '';
  return {
    before: plain(line.slice(start, from)),
    after: plain(line.slice(to, end < 0 ? line.length : end)),
    cells: [header, first].map((cell) => plain(cell).trim()).filter((cell) => cell !== ''),
    row: plain(line),
    question: false,
  };
}

const columnOf = (line: string, offset: number) => cellsOf(line.slice(0, offset)).length - 1;

const cellsOf = (row: string) =>
  row
    .trim()
    .replace(/^\|/, '')
    .split(/(?<!\\)\|/);

/** Without marks of bold and emphasis, which stand next to words only. */
const plain = (text: string) =>
  text.replaceAll(/\*\*|__|[*`]|(?<!\w)_|_(?!\w)/g, '').replaceAll(/\s+/g, ' ');
