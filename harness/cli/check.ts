import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { HarnessError } from '../errors.ts';
import { knownRules } from '../lint/engine/known-rules.ts';
import { allFindings, type Checked, countOf, summary } from '../report/check/checked.ts';
import { formatGithub } from '../report/check/github.ts';
import { formatCheckJson } from '../report/check/json.ts';
import { formatCheckMarkdown } from '../report/check/markdown.ts';
import { formatSarif, type SarifOptions } from '../report/check/sarif.ts';
import { formatCheckText } from '../report/check/text.ts';
import { noPaint } from '../report/text.ts';
import { formatPlace } from '../scenario/place.ts';
import { checkFiles } from './check-files.ts';
import { fromTop } from './from-top.ts';
import type { Terminal } from './terminal.ts';

interface CheckOptions {
  readonly format: (typeof formats)[number];
  readonly out?: string;
  readonly strict?: boolean;
}

const formats = ['text', 'json', 'sarif', 'github', 'markdown'] as const;

export function addCheck(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('find what cannot work in runbooks; runs nothing')
    .argument(
      '[file...]',
      'runbooks, or folders of them; - reads standard input (default: the files that .firedrill.yaml lists, else ./runbooks)',
    )
    .addOption(new Option('--format <format>', 'output format').choices(formats).default('text'))
    .option('--out <file>', 'write to this file instead of standard output')
    .option('--strict', 'exit with 1 on warnings too')
    .addHelpText(
      'after',
      '\nExit codes:\n  0  no errors\n  1  an error, or a warning with --strict\n  2  wrong usage, or a file that cannot be read',
    )
    .action(async (files: string[], options: CheckOptions) => {
      const { broken, ...found } = await checkFiles(files);
      const unread = broken.map(({ error }) => `Not checked: ${error.message}`);
      const checked: Checked = { ...found, unread, rules: knownRules };
      const exitCode = exitCodeOf(checked, options);
      const sarif = { version: program.version() ?? '', exitCode };
      await printChecked(checked, options, terminal, sarif);
      for (const { error } of broken) {
        const where = error.place ? `${formatPlace(error.place)}: ` : '';
        terminal.say(`${terminal.paint.bad(error.code)}  ${where}${error.message}`);
        if (error.next) terminal.say(`→ ${error.next}`);
      }
      process.exitCode = exitCode;
    });
}

async function printChecked(
  checked: Checked,
  { format, out }: CheckOptions,
  terminal: Terminal,
  ofSarif: SarifOptions,
): Promise<void> {
  const paint = out === undefined ? terminal.paint : noPaint;
  const formatters = {
    text: () => formatCheckText(checked, paint, out === undefined ? terminal.columns : undefined),
    json: () => formatCheckJson(checked),
    sarif: () => formatSarif(fromTop(checked), ofSarif),
    github: () => formatGithub(fromTop(checked)),
    markdown: () => formatCheckMarkdown(checked),
  };
  const text = formatters[format]();
  if (out === undefined) {
    terminal.out(text);
    return;
  }
  try {
    await writeFile(out, `${text}\n`);
  } catch (cause) {
    throw new HarnessError(
      'BAD_USAGE',
      `--out ${out}: the file cannot be written: ${String(cause)}.`,
      {
        next: 'Name a file in an existing folder that you may write to.',
        cause,
      },
    );
  }
  terminal.say(`${summary(checked)}: ${out}`);
}

function exitCodeOf(checked: Checked, { strict }: CheckOptions): 0 | 1 | 2 {
  if (checked.unread.length > 0) return 2;
  const { error, warning } = countOf(allFindings(checked));
  return error > 0 || (strict && warning > 0) ? 1 : 0;
}
