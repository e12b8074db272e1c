import { type Finding, ranked } from '../../model/finding.ts';
import { code, inline, inlineWithCode, row } from '../markdown-text.ts';
import { allFindings, allNotices, type Checked, summary } from './checked.ts';
import type { CheckFormat } from './format.ts';

/** Keeps the table below the limit of a job's summary, one megabyte. */
const maxRows = 500;

export const markdownFormat: CheckFormat = { name: 'markdown', format: formatCheckMarkdown };

/** For a pull request's comment or a job's summary ($GITHUB_STEP_SUMMARY): a table, the worst first. */
export function formatCheckMarkdown(checked: Checked): string {
  const findings = ranked(allFindings(checked));
  const more = findings.length - maxRows;
  const table = [row('', 'Line', 'Found', 'Rule'), row('---', '---', '---', '---')];
  return [
    `# Runbooks: ${inline(summary(checked))}`,
    ...(findings.length > 0 ? ['', ...table, ...findings.slice(0, maxRows).map(findingRow)] : []),
    ...(more > 0 ? ['', `And ${more} more, which the other formats list.`] : []),
    ...allNotices(checked).flatMap((notice) => ['', `_${inline(notice)}_`]),
  ].join('\n');
}

function findingRow({ severity, place, rule, text, why, instead }: Finding): string {
  const cell = [
    inlineWithCode(text),
    inlineWithCode(why),
    ...(instead === undefined ? [] : [`Instead: ${code(instead)}`]),
  ];
  const where = code(`${place.file}:${place.line}:${place.column}`);
  return row(severity, where, cell.join('<br>'), code(rule));
}
