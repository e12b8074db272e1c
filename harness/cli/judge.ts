import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { HarnessError } from '../errors.ts';
import { parseJournal } from '../judge/journal.ts';
import { judge } from '../judge/judge.ts';
import { openOutFolder } from './out-folder.ts';
import { exitCodeOf, tellVerdicts, writeReports } from './results.ts';
import type { Terminal } from './terminal.ts';

export function addJudge(program: Command, terminal: Terminal): void {
  program
    .command('judge')
    .description('judge saved journals again; needs no cluster')
    .argument('<journal...>', 'journals of earlier runs (out/journals/*.jsonl)')
    .option('--out <folder>', 'also write the reports of these journals here')
    .option('--json', 'print the verdicts as JSON')
    .action(async (files: string[], options: { out?: string; json?: boolean }) => {
      const drills = await Promise.all(
        files.map(async (file) => {
          const events = parseJournal(await readJournal(file), file);
          return { verdict: judge(events), events };
        }),
      );
      if (options.out !== undefined) {
        await openOutFolder(options.out);
        await writeReports(drills, options.out, terminal);
      }
      tellVerdicts(drills, terminal, options.json ?? false);
      process.exitCode = exitCodeOf(drills.map(({ verdict }) => verdict));
    });
}

async function readJournal(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new HarnessError('BAD_JOURNAL', `${file} cannot be read.`, {
      next: 'Journals are written to out/journals/ by firedrill run.',
      cause,
    });
  }
}
