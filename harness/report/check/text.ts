import type { Finding, Severity } from '../../model/finding.ts';
import { formatPlace } from '../../scenario/place.ts';
import { wrapped } from '../cells.ts';
import { plainOutput } from '../plain-output.ts';
import { noPaint, type Paint } from '../text.ts';
import {
  allFindings,
  allNotices,
  type Checked,
  type CheckedRunbook,
  countOf,
  summary,
} from './checked.ts';
import type { CheckFormat } from './format.ts';
import { sourceLines, underline } from './source-line.ts';

/** Indentation of the text under a finding, in columns. */
const indent = 10;
/** With fewer columns of its line, a place cannot be recognized. */
const leastWidth = 20;

export const textFormat: CheckFormat = {
  name: 'text',
  format: (checked, { paint, columns, isBesideErrors }) =>
    formatCheckText(checked, paint, columns, isBesideErrors),
};

/**
 * Findings for a person, each with its line of the runbook; the counts at the end. `columns` is the
 * terminal's width; without it nothing is wrapped. Beside errors, what they name is left out.
 */
export function formatCheckText(
  checked: Checked,
  paint: Paint = noPaint,
  columns?: number,
  isBesideErrors = false,
): string {
  const notices = isBesideErrors ? checked.notices : allNotices(checked);
  const blocks = checked.runbooks.flatMap((runbook) => formatRunbook(runbook, paint, columns));
  const { error, warning } = countOf(allFindings(checked));
  const outcome = summary(checked);
  return [
    ...blocks.map((block) => `${block}\n`),
    ...notices.map((notice) => paint.dim(plainOutput(notice))),
    colourOf(error > 0 ? 'error' : warning > 0 ? 'warning' : 'note', paint)(outcome),
  ].join('\n');
}

function formatRunbook(
  { text, findings }: CheckedRunbook,
  paint: Paint,
  columns: number | undefined,
): readonly string[] {
  if (findings.length === 0) return [];
  const lines = sourceLines(text);
  return findings.map((finding) =>
    formatFinding(finding, lines[finding.place.line - 1], paint, columns),
  );
}

function formatFinding(
  finding: Finding,
  line: string | undefined,
  paint: Paint,
  columns: number | undefined,
): string {
  const { rule, severity, place, text, why, instead } = finding;
  const inColour = colourOf(severity, paint);
  const number = String(place.line);
  const bar = (margin: string) => paint.dim(`  ${margin} │`);
  // The columns that are left after the line number, its bar and the marks of a cut.
  const room =
    columns === undefined ? undefined : Math.max(leastWidth, columns - number.length - 7);
  const { shown, marks } = underline(line ?? '', place.column, finding.length, room);
  const row = (name: string, value: string) =>
    `  ${paint.dim(name.padEnd(8))}${plainOutput(value)
      .split('\n')
      .join(`\n${' '.repeat(indent)}`)}`;
  return [
    `${paint.bold(plainOutput(formatPlace(place)))}: ${inColour(severity)} ${paint.bold(rule)}: ${plainOutput(text)}`,
    `${bar(number)} ${shown}`,
    `${bar(' '.repeat(number.length))} ${inColour(marks)}`,
    row('why', columns === undefined ? why : wrapped(why, columns - indent).join('\n')),
    ...(instead === undefined ? [] : [row('instead', instead)]),
  ].join('\n');
}

function colourOf(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'error') return paint.bad;
  return severity === 'warning' ? paint.unsure : paint.good;
}
