import { msOfUnit, unitWords } from '../../model/duration.ts';
import { namesRecoveryTime } from './recovery-names.ts';

const unitOfColumn = new RegExp(
  String.raw`[([]\s*(?:in )?(${unitWords}|[smhd])\s*[)\]]|\bin (${unitWords})\s*$`,
  'i',
);
const number = /^\s*(?:\*\*)?([<≤~]?)\s*(\d{1,6}(?:\.\d{1,3})?)\s*(?:\*\*)?\s*$/;

/** A number in a column "RTO (minutes)"; `from` and `to` are offsets in the text. */
interface ColumnTime {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly under: boolean;
  /** The first cell of its row. */
  readonly row: string;
}

/** The times of a table whose head gives both the name of the recovery time and its unit. */
export function timesInColumns(text: string): readonly ColumnTime[] {
  if (!text.trimStart().startsWith('|') || !unitOfColumn.test(text)) return [];
  const rows = rowsOf(text);
  const [head, ...body] = rows;
  return (head ?? []).flatMap(({ words }, column) => {
    const unit = unitOfColumn.exec(words);
    if (!unit || !namesRecoveryTime(words.replace(unit[0], ''))) return [];
    return body.flatMap((cells) => {
      const cell = cells[column];
      const match = number.exec(cell?.words ?? '');
      if (!cell || !match?.[2]) return [];
      const from = cell.from + match[0].indexOf(match[2]);
      const ms = Number(match[2]) * msOfUnit(unit[1] ?? unit[2] ?? '');
      const row = (cells[0]?.words ?? '').replaceAll(/[*_]/g, '');
      return [{ from, to: from + match[2].length, ms, under: /[<≤]/.test(match[1] ?? ''), row }];
    });
  });
}

/** The cells of the lines of a table, with their offsets in the text. */
export function rowsOf(text: string) {
  let at = 0;
  return text.split('\n').map((line) => {
    const from = at;
    at += line.length + 1;
    let cell = from + line.indexOf('|') + 1;
    return line
      .slice(cell - from)
      .split(/(?<!\\)\|/)
      .map((words) => {
        const placed = { from: cell, words };
        cell += words.length + 1;
        return placed;
      });
  });
}
