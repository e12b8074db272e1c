import type { EditVerdict } from '../../model/edit.ts';
import type { Reason } from '../../model/verdict.ts';
import { code, inline, row } from '../markdown-text.ts';
import type { Report } from '../report.ts';
import { placeText } from '../words.ts';
import { editTally, editWords, sideOutcome, sideRows, sideTime } from './edit-words.ts';

/** For a comment on a pull request. */
export const editsReport: Report = {
  fileName: 'edits.md',
  applies: ({ edits }) => edits.length > 0,
  format: ({ edits }) => formatEditsMarkdown(edits),
};

/** `edits.md`: the result of each edit, with both texts side by side; suits a comment on a pull request. */
export function formatEditsMarkdown(edits: readonly EditVerdict[]): string {
  return `${[
    `# Firedrill: ${editTally(edits)}`,
    '',
    row('Edit', 'Drill', 'Old text', 'New text'),
    row('---', '---', '---', '---'),
    ...edits.map((edit) =>
      row(`${wordOf(edit)}`, inline(edit.drill), summary(edit.old), summary(edit.edited)),
    ),
    ...edits.flatMap(describe),
  ].join('\n')}\n`;
}

function describe(edit: EditVerdict): string[] {
  const { drill, title, procedure, base, reasons, old, edited } = edit;
  return [
    '',
    `## ${wordOf(edit)}: ${code(procedure.title)}`,
    '',
    `${inline(title)} (${inline(drill)}; ${code(placeText(procedure.place))})`,
    '',
    ...reasons.map((reason) => `- ${reasonText(reason)}`),
    '',
    row('', `Old text (${code(base)})`, 'New text'),
    row('---', '---', '---'),
    ...sideRows.map(({ name, describe }) =>
      row(capital(name), inline(describe(old)), inline(describe(edited))),
    ),
  ];
}

function wordOf({ outcome }: EditVerdict): string {
  const { word, sign } = editWords[outcome];
  return `${sign} **${word}**`;
}

const summary = (side: EditVerdict['old']) =>
  inline(
    side.kind === 'drilled'
      ? `${sideTime(side)}, ${sideOutcome(side).toLowerCase()}`
      : sideOutcome(side),
  );

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const reasonText = ({ text, place }: Reason) =>
  `${place ? `${code(placeText(place))}: ` : ''}${inline(text)}`;
