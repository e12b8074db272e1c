import type { Command } from 'commander';
import { type ExitCode, HarnessError } from '../errors.ts';
import { knownRules } from '../lint/engine/known-rules.ts';
import { everything, type Narrowing } from '../lint/engine/narrowing.ts';
import { allFindings, type Checked, countOf, failuresIn } from '../report/check/checked.ts';
import { formatPlace } from '../scenario/place.ts';
import { Baseline } from './checking/baseline.ts';
import { type CheckedFiles, checkFiles } from './checking/check-files.ts';
import { RunbookChecker } from './checking/check-runbook.ts';
import { Fixer } from './checking/fixer.ts';
import {
  addCheckOptions,
  type CheckOptions,
  checkRuleNames,
  defaultBaseline,
} from './checking/options.ts';
import { printChecked, printWritten } from './checking/print-checked.ts';
import { printDiff, printFixed } from './checking/print-fixed.ts';
import { standardInput } from './standard-input.ts';
import type { Terminal } from './terminal.ts';

export function addCheck(
  program: Command,
  terminal: Terminal,
  makeChecker = () => new RunbookChecker(),
): void {
  const command = program
    .command('check')
    .description('find what cannot work in runbooks; runs nothing')
    .argument(
      '[file...]',
      'runbooks, or folders of them; - reads standard input (default: the files that .firedrill.yaml lists, else ./runbooks)',
    );
  addCheckOptions(command).action(async (files: string[], options: CheckOptions) => {
    const fixer = openFixer(files, options);
    const baseline = await openBaseline(files, options);
    const { broken, ...found } = await checkFiles(
      files,
      makeChecker(),
      narrowingBy(options, baseline),
      fixer,
    );
    const checked = checkedOf(found, broken, baseline);
    const exitCode = exitCodeOf(checked, options);
    if (options.writeBaseline && baseline) {
      const isWhole = checked.failed.length + checked.unread.length + failuresIn(checked) === 0;
      if (isWhole) printWritten(checked, baseline.file, await baseline.write(checked), terminal);
      else terminal.say(`${baseline.file} was not written, because the check is incomplete.`);
      process.exitCode = isWhole ? 0 : exitCode;
    } else if (fixer?.isDry) {
      printDiff(fixer.fixed, checked, terminal);
      process.exitCode = exitCode;
    } else {
      printFixed(fixer?.fixed ?? [], terminal);
      const version = program.version() ?? '';
      await printChecked(checked, options, terminal, { version, exitCode });
      process.exitCode = exitCode;
    }
    printBroken(broken, terminal);
  });
}

/** BAD_USAGE for what cannot be fixed. */
function openFixer(files: readonly string[], { fix, dryRun }: CheckOptions): Fixer | undefined {
  if (!fix && dryRun) {
    const next = 'Write --fix --dry-run to see what --fix would write; check alone writes nothing.';
    throw new HarnessError('BAD_USAGE', '--dry-run is an option of --fix.', { next });
  }
  if (fix && files.includes(standardInput)) {
    const what = '--fix cannot write to what is read from standard input.';
    throw new HarnessError('BAD_USAGE', what, { next: 'Name the file itself.' });
  }
  return fix ? new Fixer(dryRun ?? false) : undefined;
}

/** BAD_USAGE for options that contradict the files; BAD_SETTINGS for a wrong baseline. */
async function openBaseline(
  files: readonly string[],
  { baseline: file, writeBaseline, rule }: CheckOptions,
): Promise<Baseline | undefined> {
  checkRuleNames(rule ?? []);
  if (!writeBaseline) return file === undefined ? undefined : Baseline.read(file);
  if (files.includes(standardInput)) {
    const what = '--write-baseline cannot list what is read from standard input.';
    throw new HarnessError('BAD_USAGE', what, { next: 'Name the file itself.' });
  }
  return Baseline.readOrStart(file ?? defaultBaseline);
}

const narrowingBy =
  (
    { rule, minSeverity, writeBaseline = false, all }: CheckOptions,
    baseline: Baseline | undefined,
  ) =>
  (path: string): Narrowing => ({
    rules: rule,
    least: minSeverity,
    known: path === standardInput ? [] : (baseline?.of(path) ?? []),
    isWhole: writeBaseline,
    most: all ? Number.POSITIVE_INFINITY : everything.most,
  });

function checkedOf(
  found: Omit<CheckedFiles, 'broken'>,
  broken: CheckedFiles['broken'],
  baseline: Baseline | undefined,
): Checked {
  const isOurs = ({ error }: { error: HarnessError }) => error.exitCode === 3;
  return {
    runbooks: found.runbooks,
    notices: [...found.notices, ...(baseline?.notices(found) ?? [])],
    unread: broken
      .filter((one) => !isOurs(one))
      .map(({ error }) => `Not checked: ${error.message}`),
    failed: broken.filter(isOurs).map(({ error }) => error.message),
    rules: knownRules,
  };
}

function printBroken(broken: CheckedFiles['broken'], terminal: Terminal): void {
  for (const { error } of broken) {
    const where = error.place ? `${formatPlace(error.place)}: ` : '';
    terminal.say(`${terminal.paint.bad(error.code)}  ${where}${error.message}`);
    if (error.next) terminal.say(`→ ${error.next}`);
  }
}

function exitCodeOf(checked: Checked, { strict }: CheckOptions): ExitCode {
  if (failuresIn(checked) > 0) return 3;
  if (checked.unread.length > 0) return 2;
  const { error, warning } = countOf(allFindings(checked));
  return error > 0 || (strict && warning > 0) ? 1 : 0;
}
