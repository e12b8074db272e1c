import type { Command } from 'commander';
import { type HistoryOptions, neededPlace } from './history/chosen-place.ts';
import type { Terminal } from './terminal.ts';

export function addHistory(program: Command, terminal: Terminal): void {
  const history = program
    .command('history')
    .description('keep the verdicts of all runs, and show what they come to');
  const subcommand = (name: string, what: string) =>
    history
      .command(name)
      .description(what)
      .showHelpAfterError(`→ firedrill history ${name} --help shows its arguments and options.`)
      .option(
        '--history <file>',
        'this history (default: .firedrill/history.db, or what FIREDRILL_HISTORY names)',
      );
  subcommand('import', 'add the verdicts of saved journals; those that it has already stay')
    .argument('<journal...>', 'journals of earlier runs (out/journals/*.jsonl, also .jsonl.gz)')
    .action(async (files: string[], options: HistoryOptions) => {
      const { importJournals } = await import('./history/import-journals.ts');
      await importJournals(files, neededPlace(options), terminal);
    });
  subcommand('list', 'list the procedures: how their drills ended, and what may be claimed')
    .option('--since <date>', 'only drills since then (default: the last 28 days)')
    .option('--all', 'all drills, those that were pruned too')
    .option('--json', 'print the list as JSON')
    .action(async (options: HistoryOptions & { since?: string; all?: boolean; json?: boolean }) => {
      const { listHistory } = await import('./history/list-history.ts');
      await listHistory(neededPlace(options), options, terminal);
    });
}
