import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { type ExitCode, HarnessError } from '../errors.ts';
import { knownRules } from '../lint/engine/known-rules.ts';
import {
  allFindings,
  type Checked,
  countOf,
  failuresIn,
  summary,
} from '../report/check/checked.ts';
import type { CheckContext, CheckFormat } from '../report/check/format.ts';
import * as listed from '../report/check/formats.ts';
import { noPaint } from '../report/text.ts';
import { formatPlace } from '../scenario/place.ts';
import { checkFiles } from './check-files.ts';
import { RunbookChecker } from './check-runbook.ts';
import { fromTop } from './from-top.ts';
import type { Terminal } from './terminal.ts';

interface CheckOptions {
  readonly format: string;
  readonly out?: string;
  readonly strict?: boolean;
}

/** Every format of `report/check/formats.ts`. */
const formats: readonly CheckFormat[] = Object.values(listed);

export function addCheck(
  program: Command,
  terminal: Terminal,
  makeChecker = () => new RunbookChecker(),
): void {
  program
    .command('check')
    .description('find what cannot work in runbooks; runs nothing')
    .argument(
      '[file...]',
      'runbooks, or folders of them; - reads standard input (default: the files that .firedrill.yaml lists, else ./runbooks)',
    )
    .addOption(formatOption())
    .option('--out <file>', 'write to this file instead of standard output')
    .option('--strict', 'exit with 1 on warnings too')
    .addHelpText(
      'after',
      '\nExit codes:\n  0  no errors\n  1  an error, or a warning with --strict\n  2  wrong usage, or a file that cannot be read\n  3  Firedrill itself failed: the check is incomplete',
    )
    .action(async (files: string[], options: CheckOptions) => {
      const { broken, ...found } = await checkFiles(files, makeChecker());
      const isOurs = ({ error }: { error: HarnessError }) => error.exitCode === 3;
      const checked: Checked = {
        ...found,
        unread: broken
          .filter((one) => !isOurs(one))
          .map(({ error }) => `Not checked: ${error.message}`),
        failed: broken.filter(isOurs).map(({ error }) => error.message),
        rules: knownRules,
      };
      const exitCode = exitCodeOf(checked, options);
      await printChecked(checked, options, terminal, {
        version: program.version() ?? '',
        exitCode,
      });
      for (const { error } of broken) {
        const where = error.place ? `${formatPlace(error.place)}: ` : '';
        terminal.say(`${terminal.paint.bad(error.code)}  ${where}${error.message}`);
        if (error.next) terminal.say(`→ ${error.next}`);
      }
      process.exitCode = exitCode;
    });
}

function formatOption(): Option {
  const names = formats.map(({ name }) => name);
  return new Option('--format <format>', 'output format').choices(names).default('text');
}

async function printChecked(
  checked: Checked,
  { format: name, out }: CheckOptions,
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
  const text = format.format(shown, { ...reader, ...ended });
  if (out === undefined) {
    terminal.out(text);
    return;
  }
  try {
    await writeFile(out, `${text}\n`);
  } catch (cause) {
    throw cannotWrite(out, cause);
  }
  terminal.say(`${summary(checked)}: ${out}`);
}

function cannotWrite(out: string, cause: unknown): HarnessError {
  const bad = (what: string, next: string) =>
    new HarnessError('BAD_USAGE', `--out ${out}${what}.`, { next, cause });
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EISDIR') return bad(' is a folder', 'Name the file itself.');
  if (code === 'ENOENT') {
    const what = `: the folder ${dirname(out)} does not exist`;
    return bad(what, 'Create it, or name a file in another folder.');
  }
  if (code === 'ENOTDIR') {
    return bad(`: ${dirname(out)} is a file, not a folder`, 'Name a file in a folder.');
  }
  const why = code === 'EACCES' ? 'permission denied' : String(cause);
  return bad(`: the file cannot be written: ${why}`, 'Name a file that you may write to.');
}

function exitCodeOf(checked: Checked, { strict }: CheckOptions): ExitCode {
  if (failuresIn(checked) > 0) return 3;
  if (checked.unread.length > 0) return 2;
  const { error, warning } = countOf(allFindings(checked));
  return error > 0 || (strict && warning > 0) ? 1 : 0;
}
