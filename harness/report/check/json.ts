import { allFindings, allNotices, type Checked, countOf, failuresIn } from './checked.ts';
import type { CheckFormat } from './format.ts';

/** Version of the shape below; it grows without a new number, and changes only with one. */
const checkVersion = 1;

export const jsonFormat: CheckFormat = { name: 'json', format: formatCheckJson };

/** Everything that was found, for other programs. Columns and lengths in UTF-16 units, from 1. */
export function formatCheckJson(checked: Checked): string {
  const report = {
    version: checkVersion,
    counts: countOf(allFindings(checked)),
    isComplete: checked.unread.length + failuresIn(checked) === 0,
    notices: allNotices(checked),
    runbooks: checked.runbooks.map(({ file, findings, silenced, omitted }) => ({
      file,
      silenced,
      omitted,
      findings: findings.map(({ place: { line, column }, ...finding }) => ({
        line,
        column,
        ...finding,
      })),
    })),
  };
  return JSON.stringify(report, null, 2);
}
