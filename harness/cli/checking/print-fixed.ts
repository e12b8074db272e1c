import { type Checked, plural, summary } from '../../report/check/checked.ts';
import { unifiedDiff } from '../../report/check/diff.ts';
import { plainOutput } from '../../report/plain-output.ts';
import type { Terminal } from '../terminal.ts';
import type { FixedFile } from './fixer.ts';

/** Beside the report, which may be for a program. */
export function printFixed(fixed: readonly FixedFile[], { say }: Terminal): void {
  for (const { file, count } of fixed) say(`${file}: ${replacements(count)} written.`);
}

/** The diff alone on standard output, so that `patch` and `git apply` take it; what would be left beside it. */
export function printDiff(
  fixed: readonly FixedFile[],
  checked: Checked,
  { out, say, columns }: Terminal,
): void {
  const diff = fixed.map(({ file, before, after }) => unifiedDiff(file, before, after)).join('');
  // On a terminal nobody applies it, and a runbook may contain escape sequences.
  if (diff !== '') out((columns === undefined ? diff : plainOutput(diff)).replace(/\n$/, ''));
  const count = fixed.reduce((total, one) => total + one.count, 0);
  const files = plural(fixed.length, 'file');
  say(count === 0 ? 'Nothing to fix.' : `--fix would write ${replacements(count)} to ${files}.`);
  say(`After that: ${summary(checked)}`);
}

const replacements = (count: number) => plural(count, 'replacement');
