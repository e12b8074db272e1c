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
    .description('check runbooks for what cannot work; needs no cluster, and runs nothing')
    .argument(
      '[file...]',
      'runbooks, or folders of them; - is standard input; without any, what .firedrill.yaml names, or ./runbooks',
    )
    .addOption(new Option('--format <format>', 'how to tell it').choices(formats).default('text'))
    .option('--out <file>', 'write it there instead of to standard output')
    .option('--strict', 'fail on warnings too')
    .addHelpText(
      'after',
      '\nExit codes: 0 no error · 1 an error, or with --strict a warning · 2 bad usage, or a file that cannot be read',
    )
    .action(async (files: string[], options: CheckOptions) => {
      const { broken, ...found } = await checkFiles(files);
      const unread = broken.map(({ file, error }) => `${file} was not checked: ${error.message}`);
      const checked: Checked = { ...found, unread, rules: knownRules };
      const exitCode = exitCodeOf(checked, options);
      const sarif = { version: program.version() ?? '', exitCode };
      await printChecked(checked, options, terminal, sarif);
      for (const { file, error } of broken) {
        const where = error.place ? formatPlace(error.place) : file;
        terminal.say(`${terminal.paint.bad(error.code)}  ${where}: ${error.message}`);
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
    throw new HarnessError('BAD_USAGE', `--out ${out} cannot be written: ${String(cause)}.`, {
      next: 'Name a file in a folder that is there, and yours to write to.',
      cause,
    });
  }
  terminal.say(`${summary(checked)}: ${out}`);
}

function exitCodeOf(checked: Checked, { strict }: CheckOptions): 0 | 1 | 2 {
  if (checked.unread.length > 0) return 2;
  const { error, warning } = countOf(allFindings(checked));
  return error > 0 || (strict && warning > 0) ? 1 : 0;
}
