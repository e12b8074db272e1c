import type { Command } from 'commander';
import { openOutFolder } from './out-folder.ts';
import { readDrills } from './read-drills.ts';
import { exitCodeOf, tellVerdicts, writeReports } from './results.ts';
import type { Terminal } from './terminal.ts';

export function addJudge(program: Command, terminal: Terminal): void {
  program
    .command('judge')
    .description('judge saved journals again, of one run or of several; needs no cluster')
    .argument('<journal...>', 'journals of earlier runs (out/journals/*.jsonl)')
    .option('--out <folder>', 'also write the reports of these journals here')
    .option('--json', 'print the verdicts as JSON')
    .action(async (files: string[], options: { out?: string; json?: boolean }) => {
      const drills = await readDrills(files);
      if (options.out !== undefined) {
        await openOutFolder(options.out);
        await writeReports(drills, options.out, terminal);
      }
      tellVerdicts(drills, terminal, options.json ?? false);
      process.exitCode = exitCodeOf(drills.map(({ verdict }) => verdict));
    });
}
