import { percent } from '../../model/figures.ts';
import type { ObjectiveVerdict } from '../../model/objective.ts';
import { inline, row } from '../markdown-text.ts';
import { headlineNotes } from './drill-words.ts';
import type { ObjectiveFormat } from './format.ts';
import {
  day,
  objectiveRows,
  objectiveText,
  procedureRows,
  statusWords,
} from './objective-words.ts';

/** A summary of all objectives: a table, and what each one's drills come to. */
export const objectivesMarkdown: ObjectiveFormat = {
  name: 'markdown',
  format: (verdicts, { nowMs }) => summary(verdicts, nowMs),
};

function summary(all: readonly ObjectiveVerdict[], nowMs: number): string {
  return [
    `# Recovery-time objectives on ${day(nowMs)}`,
    '',
    row('', 'Objective', 'Target', 'In this window', 'Status', 'Its drills'),
    row('---', '---', '---', '---', '---', '---'),
    ...all.map((verdict) => {
      const { word, sign } = statusWords[verdict.status];
      const { trials, inTime } = verdict.window;
      const counted =
        trials === 0 ? 'no trial' : `${inTime} of ${trials} (${percent(inTime / trials)})`;
      return row(
        sign,
        inline(verdict.objective.name),
        inline(percent(verdict.objective.target)),
        counted,
        word,
        inline(headlineNotes(verdict).join('; ')),
      );
    }),
    ...all.flatMap(section),
  ].join('\n');
}

function section(verdict: ObjectiveVerdict): readonly string[] {
  const item = ({ name, text }: { name: string; text: string }, indent: string) =>
    `${indent}- ${capital(name)}: ${inline(text)}`;
  return [
    '',
    `## ${inline(verdict.objective.name)}: ${statusWords[verdict.status].word.toLowerCase()}`,
    '',
    `${inline(objectiveText(verdict.objective))}.`,
    '',
    ...objectiveRows(verdict).map((one) => item(one, '')),
    ...verdict.procedures.flatMap((one) => [
      `- ${inline(`${one.drill}, ${one.title} (${one.file})`)}`,
      ...procedureRows(one).map((of) => item(of, '  ')),
    ]),
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
