import { type Command, Option } from 'commander';
import { HarnessError } from '../../errors.ts';
import { isShellcheck } from '../../lint/engine/ignores.ts';
import { knownRules } from '../../lint/engine/known-rules.ts';
import { shellcheckRules } from '../../lint/engine/levels.ts';
import { type Severity, severities } from '../../model/finding.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { CheckFormat } from '../../report/check/format.ts';
import * as listed from '../../report/check/formats.ts';
import { given } from '../given.ts';

export interface CheckOptions {
  readonly format: string;
  readonly out?: string;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly rule?: readonly string[];
  readonly minSeverity: Severity;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

/** Every format of `report/check/formats.ts`. */
export const formats: readonly CheckFormat[] = Object.values(listed);

/** The baseline that is written if none is named. */
export const defaultBaseline = '.firedrill-baseline.json';

const exitCodes = `
Exit codes:
  0  no errors
  1  an error, or a warning with --strict
  2  wrong usage, or a file that cannot be read
  3  Firedrill itself failed: the check is incomplete`;

const examples = `
Examples:
  firedrill check runbooks                     the findings by rule, and the worst 50
  firedrill check ops.md --min-severity error  only what cannot work
  firedrill check runbooks --fix --dry-run     what --fix would write, as a diff
  firedrill check runbooks --write-baseline    accept what is there, in ${defaultBaseline}
  firedrill check runbooks --baseline ${defaultBaseline}    then report only what is new`;

export function addCheckOptions(command: Command): Command {
  const names = formats.map(({ name }) => name);
  return command
    .addOption(
      new Option('--format <format>', 'output format').choices(names).default('text', 'text'),
    )
    .option('--out <file>', 'write to this file instead of standard output')
    .option('--strict', 'exit with 1 on warnings too')
    .option(
      '--all',
      'report every finding; by default text has the worst 50, and other formats 1,000 of a file',
    )
    .option(
      '--rule <name>',
      'report only this rule, such as curl-without-fail, SC2086 or shellcheck; may be repeated',
      (name: string, before: readonly string[] = []) => [...before, name],
    )
    .addOption(
      new Option('--min-severity <severity>', 'report nothing less severe')
        .choices(severities)
        .default('note', 'note'),
    )
    .option('--baseline <file>', 'report only what this file, from --write-baseline, does not list')
    .addOption(
      new Option(
        '--write-baseline',
        `accept the findings of today: list them in the file of --baseline (default: ${defaultBaseline})`,
      ).conflicts(['format', 'out', 'minSeverity', 'all', 'strict', 'fix']),
    )
    .option(
      '--fix',
      'first write what is certain into the files: docs/check.md says which findings',
    )
    .addOption(
      new Option('--dry-run', 'with --fix: write nothing, print a unified diff').conflicts([
        'format',
        'out',
        'all',
      ]),
    )
    .addHelpText('after', `${examples}\n${exitCodes}`);
}

/** BAD_USAGE for a name that no rule has. */
export function checkRuleNames(names: readonly string[]): void {
  const known = [...knownRules.map(({ name }) => name), shellcheckRules];
  const wrong = names.find((name) => !known.includes(name) && !isShellcheck(name));
  if (wrong === undefined) return;
  const what = `${given('--rule', wrong)}: this rule does not exist.${didYouMean(wrong, known)}`;
  throw new HarnessError('BAD_USAGE', what, { next: 'docs/check.md lists the rules.' });
}
