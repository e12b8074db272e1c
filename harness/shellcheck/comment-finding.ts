import type { Finding } from '../model/finding.ts';
import type { Script } from '../runbook/commands/script.ts';
import type { ShellcheckComment } from './comments.ts';
import { severityOf } from './noise.ts';

/** A comment of shellcheck as a finding, at its place in the runbook. */
export function findingOf(comment: ShellcheckComment, script: Script): Finding {
  const { code, line, endLine, column, endColumn, message } = comment;
  const lines = script.text.split('\n');
  const text = lines[line - 1] ?? '';
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const from = units(text, column);
  const to = line === endLine ? units(text, endColumn) : text.length;
  const instead = fixed(comment, text);
  return {
    rule: `SC${code}`,
    severity: severityOf(comment),
    place: script.placeAt(start + from),
    length: Math.max(1, to - from),
    text: sentence(message),
    why: `Shellcheck explains it at https://www.shellcheck.net/wiki/SC${code}.`,
    ...(instead !== undefined && { instead }),
  };
}

/** The offset, in UTF-16 units, of the code point at a column. */
const units = (text: string, column: number) =>
  [...text].slice(0, column - 1).reduce((sum, { length }) => sum + length, 0);

/** The line with shellcheck's fix; undefined if there is no fix, or if it changes several lines. */
function fixed({ fix, line }: ShellcheckComment, text: string): string | undefined {
  const changes = fix?.replacements ?? [];
  if (changes.length === 0) return undefined;
  if (changes.some((change) => change.line !== line || change.endLine !== line)) return undefined;
  let result = text;
  for (const { column, endColumn, replacement } of changes.toSorted(
    (a, b) => b.column - a.column,
  )) {
    result =
      result.slice(0, units(text, column)) + replacement + result.slice(units(text, endColumn));
  }
  return result.trim();
}

function sentence(message: string): string {
  const text = message.trim();
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
