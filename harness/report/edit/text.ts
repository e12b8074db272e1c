import type { EditVerdict } from '../../model/edit.ts';
import { noPaint, type Paint } from '../paint.ts';
import { placeText } from '../words.ts';
import { editWords, sideRows } from './edit-words.ts';

/** The result of one edit, as the lines that end a run on the command line. */
export function formatEditText(edit: EditVerdict, paint: Paint = noPaint): string {
  const { word, sign, colour } = editWords[edit.outcome];
  const nameWidth = Math.max(...sideRows.map(({ name }) => name.length));
  const rows = sideRows.map(
    ({ name, describe }) => [name, describe(edit.old), describe(edit.edited)] as const,
  );
  const oldHead = `old text (${edit.base})`;
  const oldWidth = Math.max(oldHead.length, ...rows.map(([, old]) => old.length));
  const row = (name: string, old: string, edited: string) =>
    `  ${paint.dim(name.padEnd(nameWidth))}  ${old.padEnd(oldWidth)}  ${edited}`;
  const { title, place } = edit.procedure;
  return [
    `${paint[colour](`${sign} ${word.toUpperCase()}`)}  ${paint.bold(edit.drill)}  the edit of “${title}” (${placeText(place)})`,
    ...edit.reasons.map(({ text, place }) => `  ${place ? `${placeText(place)}: ` : ''}${text}`),
    row('', paint.dim(oldHead.padEnd(oldWidth)), paint.dim('new text')),
    ...rows.map((cells) => row(...cells)),
  ].join('\n');
}
