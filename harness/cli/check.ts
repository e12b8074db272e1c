import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { HarnessError } from '../errors.ts';
import { knownRules } from '../lint/known-rules.ts';
import { allFindings, type Checked, countOf, summary } from '../report/check/checked.ts';
import { formatGithub } from '../report/check/github.ts';
import { formatCheckJson } from '../report/check/json.ts';
import { formatCheckMarkdown } from '../report/check/markdown.ts';
import { formatSarif } from '../report/check/sarif.ts';
import { formatCheckText } from '../report/check/text.ts';
import { noPaint } from '../report/text.ts';
import { formatPlace } from '../scenario/place.ts';
import { checkFiles } from './check-files.ts';
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
      const checked: Checked = { ...found, rules: knownRules };
      await tellChecked(checked, options, terminal, program.version() ?? '');
      for (const { file, error } of broken) {
        const where = error.place ? formatPlace(error.place) : file;
        terminal.say(`${terminal.paint.bad(error.code)}  ${where}: ${error.message}`);
        if (error.next) terminal.say(`→ ${error.next}`);
      }
      process.exitCode = broken.length > 0 ? 2 : exitCodeOf(checked, options);
    });
}

async function tellChecked(
  checked: Checked,
  { format, out }: CheckOptions,
  terminal: Terminal,
  version: string,
): Promise<void> {
  const paint = out === undefined ? terminal.paint : noPaint;
  const formatters = {
    text: () => formatCheckText(checked, paint),
    json: () => formatCheckJson(checked),
    sarif: () => formatSarif(checked, version),
    github: () => formatGithub(checked),
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

function exitCodeOf(checked: Checked, { strict }: CheckOptions): 0 | 1 {
  const { error, warning } = countOf(allFindings(checked));
  return error > 0 || (strict && warning > 0) ? 1 : 0;
}
