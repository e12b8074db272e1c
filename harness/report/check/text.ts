import type { Finding, Severity } from '../../model/finding.ts';
import { formatPlace } from '../../scenario/place.ts';
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
import { sourceLines, underline } from './source-line.ts';

/** Findings for a person at a terminal, each with its line of the runbook; the counts at the end. */
export function formatCheckText(checked: Checked, paint: Paint = noPaint): string {
  const blocks = checked.runbooks.flatMap((runbook) => formatRunbook(runbook, paint));
  const { error, warning } = countOf(allFindings(checked));
  const outcome = summary(checked);
  return [
    ...blocks.map((block) => `${block}\n`),
    ...allNotices(checked).map((notice) => paint.dim(plainOutput(notice))),
    colourOf(error > 0 ? 'error' : warning > 0 ? 'warning' : 'note', paint)(outcome),
  ].join('\n');
}

function formatRunbook({ text, findings }: CheckedRunbook, paint: Paint): readonly string[] {
  if (findings.length === 0) return [];
  const lines = sourceLines(text);
  return findings.map((finding) => formatFinding(finding, lines[finding.place.line - 1], paint));
}

function formatFinding(finding: Finding, line: string | undefined, paint: Paint): string {
  const { rule, severity, place, text, why, instead } = finding;
  const inColour = colourOf(severity, paint);
  const number = String(place.line);
  const bar = (margin: string) => paint.dim(`  ${margin} │`);
  const { shown, marks } = underline(line ?? '', place.column, finding.length);
  const row = (name: string, said: string) =>
    `  ${paint.dim(name.padEnd(8))}${plainOutput(said)
      .split('\n')
      .join(`\n${' '.repeat(10)}`)}`;
  return [
    `${paint.bold(plainOutput(formatPlace(place)))}: ${inColour(severity)} ${paint.bold(rule)}: ${plainOutput(text)}`,
    `${bar(number)} ${shown}`,
    `${bar(' '.repeat(number.length))} ${inColour(marks)}`,
    row('why', why),
    ...(instead === undefined ? [] : [row('instead', instead)]),
  ].join('\n');
}

function colourOf(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'error') return paint.bad;
  return severity === 'warning' ? paint.unsure : paint.good;
}
