import type { Command } from 'commander';
import type { DrillRecord } from '../report/drill-record.ts';
import type { Terminal } from './terminal.ts';
import { chooseDrills } from './work/choose.ts';
import { openOutFolder } from './work/out-folder.ts';
import { printVerdicts } from './work/print-verdicts.ts';
import { readDrills } from './work/read-drills.ts';
import { areClaimed, exitCodeOfDrills, writeReports } from './work/results.ts';

interface JudgeOptions {
  readonly out?: string;
  readonly json?: boolean;
  readonly expectAll?: boolean;
}

export function addJudge(program: Command, terminal: Terminal): void {
  program
    .command('judge')
    .description('give the verdicts again from saved journals, of one run or several')
    .argument('<journal...>', 'journals of earlier runs (out/journals/*.jsonl)')
    .option('--out <folder>', 'also write the reports to this folder')
    .option('--json', 'print the verdicts as JSON')
    .option('--expect-all', 'exit with 3 unless every built-in drill has a journal here')
    .action(async (files: string[], options: JudgeOptions) => {
      const drills = await readDrills(files, terminal.say);
      let isComplete = true;
      if (options.out !== undefined) {
        await openOutFolder(options.out);
        isComplete = await writeReports(drills, options.out, terminal);
      }
      if (!printVerdicts(drills, terminal, options.json ?? false)) isComplete = false;
      const missing = options.expectAll ? await drillsWithoutJournal(drills) : [];
      if (missing.length > 0) terminal.say(`No journal here is of ${missing.join(', ')}.`);
      const code = exitCodeOfDrills(drills);
      const isWhole = missing.length === 0 && isComplete && areClaimed(drills);
      process.exitCode = code === 0 && !isWhole ? 3 : code;
    });
}

async function drillsWithoutJournal(drills: readonly DrillRecord[]): Promise<readonly string[]> {
  const judged = new Set(drills.map(({ verdict }) => verdict.drill));
  const all = await chooseDrills([], { all: true });
  return all.map(({ scenario }) => scenario.id).filter((id) => !judged.has(id));
}
