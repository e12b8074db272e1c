import { allFindings, allNotices, type Checked, countOf, failuresIn } from './checked.ts';
import type { CheckFormat } from './format.ts';

/** Version of the shape below: new fields keep the number, any other change needs a new one. */
const checkVersion = 1;

export const jsonFormat: CheckFormat = { name: 'json', format: formatCheckJson };

/** All findings, for other programs. Columns and lengths are in UTF-16 units; columns count from 1. */
export function formatCheckJson(checked: Checked): string {
  const report = {
    version: checkVersion,
    counts: countOf(allFindings(checked)),
    isComplete: checked.unread.length + failuresIn(checked) === 0,
    notices: allNotices(checked),
    runbooks: checked.runbooks.map(({ file, findings, silenced, omitted, known }) => ({
      file,
      silenced,
      omitted,
      known,
      findings: findings.map(({ place: { line, column }, ...finding }) => ({
        line,
        column,
        ...finding,
      })),
    })),
  };
  return JSON.stringify(report, null, 2);
}
