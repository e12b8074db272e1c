import type { ObjectiveVerdict } from '../../model/objective.ts';
import type { Paint } from '../paint.ts';
import { headlineNotes } from './drill-words.ts';
import type { ObjectiveFormat } from './format.ts';
import { objectiveRows, objectiveText, procedureRows, statusWords } from './objective-words.ts';

/** For a person at the command line. */
export const objectivesText: ObjectiveFormat = {
  name: 'text',
  format: (verdicts, { paint }) =>
    verdicts.map((verdict) => objectiveLines(verdict, paint)).join('\n\n'),
};

function objectiveLines(verdict: ObjectiveVerdict, paint: Paint): string {
  const { objective, status, procedures } = verdict;
  const { word, sign } = statusWords[status];
  const colour = status === 'met' ? paint.good : status === 'missed' ? paint.bad : paint.unsure;
  const line = ({ name, text }: { name: string; text: string }, indent: string) =>
    `${indent}${paint.dim(name.padEnd(9))} ${text}`;
  return [
    `${colour(`${sign} ${word.toUpperCase()}`)}  ${paint.bold(objective.name)}  ${[objectiveText(objective), ...headlineNotes(verdict)].join('; ')}`,
    ...objectiveRows(verdict).map((row) => line(row, '  ')),
    ...procedures.flatMap((one) => [
      `  ${paint.bold(one.drill)}  ${one.title} (${one.file})`,
      ...procedureRows(one).map((row) => line(row, '    ')),
    ]),
  ].join('\n');
}
