import { type Command, Option } from 'commander';
import type { ObjectiveStatus } from '../model/objective.ts';
import type { ObjectiveFormat } from '../report/objectives/format.ts';
import * as listed from '../report/objectives/formats.ts';
import { noPaint } from '../report/paint.ts';
import { writeOut } from './checking/write-out.ts';
import { type HistoryOptions, neededPlace } from './history/chosen-place.ts';
import type { Terminal } from './terminal.ts';

const formats: readonly ObjectiveFormat[] = Object.values(listed);

const exitCodes = `
Exit codes:
  0  every objective is met
  1  an objective is missed
  2  wrong usage or bad input
  3  an objective is expired, or has too few drills to say; or Firedrill itself failed`;

interface SloOptions extends HistoryOptions {
  readonly format: string;
  readonly objectives?: string;
  readonly out?: string;
}

export function addSlo(program: Command, terminal: Terminal): void {
  program
    .command('slo')
    .description('report whether the objectives of .firedrill.yaml are met, from the history')
    .addOption(
      new Option('--format <format>', 'output format')
        .choices([...formats.map(({ name }) => name), 'openslo'])
        .default('text', 'text'),
    )
    .option('--objectives <file>', 'take the objectives from this OpenSLO file')
    .option('--out <file>', 'write to this file instead of standard output')
    .option(
      '--history <file>',
      'this history (default: .firedrill/history.db, or what FIREDRILL_HISTORY names)',
    )
    .addHelpText('after', exitCodes)
    .action(async (options: SloOptions) => {
      const print = async (text: string) => {
        if (options.out === undefined) terminal.out(text);
        else await writeOut('--out', options.out, `${text}\n`);
      };
      const { chosenObjectives } = await import('./slo/chosen-objectives.ts');
      const objectives = await chosenObjectives(options.objectives, terminal);
      if (options.format === 'openslo') {
        const { openSlo } = await import('../report/objectives/open-slo.ts');
        return print(openSlo(objectives));
      }
      const { judgeObjectives } = await import('./slo/judge-objectives.ts');
      const nowMs = Date.now();
      const place = neededPlace(options);
      const verdicts = await judgeObjectives(objectives, place, terminal, nowMs);
      const format = formats.find(({ name }) => name === options.format);
      const paint = options.out === undefined ? terminal.paint : noPaint;
      const text = format?.format(verdicts, { nowMs, paint }) ?? '';
      await print(text);
      process.exitCode = exitCodeOf(verdicts.map(({ status }) => status));
    });
}

function exitCodeOf(statuses: readonly ObjectiveStatus[]): number {
  if (statuses.includes('missed')) return 1;
  return statuses.every((status) => status === 'met') ? 0 : 3;
}
