import { HarnessError } from '../../errors.ts';
import { byRule } from '../../report/check/by-rule.ts';
import { type Checked, plural, summary } from '../../report/check/checked.ts';
import type { CheckContext } from '../../report/check/format.ts';
import { noPaint } from '../../report/paint.ts';
import type { Terminal } from '../terminal.ts';
import { realPlace } from './check-files.ts';
import { fromTop } from './from-top.ts';
import { type CheckOptions, formats } from './options.ts';
import { writeOut } from './write-out.ts';

/** As many findings as a person reads in one go. */
const worst = 50;

/** Prints a finished check in the format that was asked for, or writes it to a file. */
export async function printChecked(
  checked: Checked,
  { format: name, out, all }: CheckOptions,
  terminal: Terminal,
  ended: Pick<CheckContext, 'version' | 'exitCode'>,
): Promise<void> {
  const format = formats.find((one) => one.name === name);
  if (!format) throw new HarnessError('BAD_USAGE', `--format ${name}: there is no such format.`);
  const reader =
    out === undefined
      ? { paint: terminal.paint, columns: terminal.columns, isBesideErrors: true }
      : { paint: noPaint, columns: undefined, isBesideErrors: false };
  const shown = format.pathsFromTop ? fromTop(checked) : checked;
  const most = all ? undefined : worst;
  const text = format.format(shown, { ...reader, ...ended, most });
  if (out === undefined) {
    terminal.out(text);
    return;
  }
  refuseRunbook(out, checked);
  await writeOut('--out', out, `${text}\n`);
  terminal.say(`${summary(checked)}: ${out}`);
}

/** BAD_USAGE if the report would replace a runbook that it is about. */
function refuseRunbook(out: string, { runbooks }: Checked): void {
  const place = realPlace(out);
  if (!runbooks.some(({ file }) => realPlace(file) === place)) return;
  throw new HarnessError('BAD_USAGE', `--out ${out} is one of the runbooks that were checked.`, {
    next: 'Name another file for the report.',
  });
}

/** Prints what a new baseline accepts. */
export function printWritten(
  checked: Checked,
  file: string,
  count: number,
  { out, say }: Terminal,
): void {
  for (const row of byRule(checked, () => (text) => text)) out(row);
  out(`${file} now lists ${plural(count, 'finding')}.`);
  say(`→ firedrill check --baseline ${file} reports only what is new.`);
}
