import { type Finding, ranked, type Severity } from '../../model/finding.ts';
import { linesOf } from '../../runbook/markdown/source.ts';
import { formatPlace } from '../../scenario/place.ts';
import { wrapped } from '../cells.ts';
import { noPaint, type Paint } from '../paint.ts';
import { plainOutput } from '../plain-output.ts';
import { byRule } from './by-rule.ts';
import {
  allFindings,
  allNotices,
  type Checked,
  type CheckedRunbook,
  countOf,
  countText,
  summary,
} from './checked.ts';
import type { CheckContext, CheckFormat } from './format.ts';
import { underline } from './source-line.ts';

/** Indentation of the text under a finding, in columns. */
const indent = 10;
/** With fewer columns of its line, a place cannot be recognized. */
const leastWidth = 20;
/** A person reads no more notices than this; there may be several for each runbook. */
const mostNotices = 10;

export const textFormat: CheckFormat = { name: 'text', format: formatCheckText };

/** For a person: the rules first, then the worst findings by file, each with its line; the counts at the end. */
export function formatCheckText(checked: Checked, context: Partial<CheckContext> = {}): string {
  const { paint = noPaint, columns, isBesideErrors = false, most } = context;
  const notices = isBesideErrors ? checked.notices : allNotices(checked);
  const shown = new Set(ranked(allFindings(checked)).slice(0, most));
  const files = filesOf(checked, shown);
  const explained = new Set<string>();
  const blocks = files.flatMap(({ runbook, findings }) => {
    const lines = linesOf(runbook.text);
    const found = findings.map((finding) => {
      const hasWhy = !explained.has(finding.why);
      explained.add(finding.why);
      const line = lines[finding.place.line - 1];
      return `${formatFinding(finding, line, { paint, columns, hasWhy })}\n`;
    });
    return files.length > 1 ? [heading(runbook, findings.length, paint), ...found] : found;
  });
  const table = byRule(checked, (severity) => colourOf(severity, paint));
  const { error, warning } = countOf(allFindings(checked));
  return [
    ...(table.length > 0 ? [...table, ''] : []),
    ...blocks,
    ...listNotices(notices, most).map((notice) => paint.dim(wrap(plainOutput(notice), columns))),
    ...unshown(checked, shown).map((sentence) => wrap(sentence, columns)),
    colourOf(error > 0 ? 'error' : warning > 0 ? 'warning' : 'note', paint)(summary(checked)),
  ].join('\n');
}

const wrap = (text: string, columns: number | undefined) =>
  columns === undefined ? text : wrapped(text, Math.max(leastWidth, columns)).join('\n');

const filesOf = ({ runbooks }: Checked, shown: ReadonlySet<Finding>) =>
  runbooks
    .map((runbook) => ({ runbook, findings: runbook.findings.filter((one) => shown.has(one)) }))
    .filter(({ findings }) => findings.length > 0);

/** `ops/shop.md: 2 errors, 1 note`; how many of them are shown, if not all. */
function heading({ file, findings }: CheckedRunbook, shown: number, paint: Paint): string {
  const some = shown < findings.length ? ` (${shown} shown)` : '';
  return `${paint.bold(plainOutput(file))}: ${countText(countOf(findings))}${some}`;
}

/** The notices that one screen holds, and how many are left. */
function listNotices(notices: readonly string[], most: number | undefined): readonly string[] {
  if (most === undefined || notices.length <= mostNotices) return notices;
  const left = notices.length - mostNotices;
  return [...notices.slice(0, mostNotices), `And ${left} more notices like these: see --all.`];
}

function unshown(checked: Checked, shown: ReadonlySet<Finding>): readonly string[] {
  const all = allFindings(checked).length;
  if (shown.size === all) return [];
  return [
    `The worst ${shown.size} of ${all} are shown: --all shows the others, --rule NAME or --min-severity error only some.`,
    'To start with a clean slate: --write-baseline accepts what is there, --baseline FILE then shows only what is new.',
  ];
}

function formatFinding(
  finding: Finding,
  line: string | undefined,
  { paint, columns, hasWhy }: { paint: Paint; columns: number | undefined; hasWhy: boolean },
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
    ...(hasWhy ? [row('why', wrap(why, columns && columns - indent))] : []),
    ...(instead === undefined ? [] : [row('instead', instead)]),
  ].join('\n');
}

function colourOf(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'error') return paint.bad;
  return severity === 'warning' ? paint.unsure : paint.good;
}
