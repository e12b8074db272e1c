import type { Command } from 'commander';
import { HarnessError } from '../errors.ts';
import { given } from './given.ts';
import { type HistoryOptions, neededPlace } from './history/chosen-place.ts';
import { notifyOption, webhookOf } from './history/notify.ts';
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
    .option(...notifyOption)
    .action(async (files: string[], options: HistoryOptions & { notify?: string }) => {
      const webhook = webhookOf(options.notify);
      const { importJournals } = await import('./history/import-journals.ts');
      await importJournals(files, neededPlace(options), terminal, webhook);
    });
  subcommand('list', 'list the procedures: how their drills ended, and what may be claimed')
    .option('--since <date>', 'only drills since then (default: the last 28 days)')
    .option('--all', 'all drills, those that were pruned too')
    .option('--json', 'print the list as JSON')
    .action(async (options: HistoryOptions & { since?: string; all?: boolean; json?: boolean }) => {
      const { listHistory } = await import('./history/list-history.ts');
      await listHistory(neededPlace(options), options, terminal);
    });
  subcommand('show', 'show the last drills of a scenario, the newest first')
    .argument('<drill>', 'a scenario (raibid-ci/redis-hang)')
    .option('--most <n>', 'at most n drills', readMost, 20)
    .option('--json', 'print the drills as JSON, with all that the history has of them')
    .action(async (drill: string, options: HistoryOptions & { most: number; json?: boolean }) => {
      const { showHistory } = await import('./history/show-history.ts');
      await showHistory(neededPlace(options), drill, options, terminal);
    });
  subcommand('export', 'print all drills, the oldest first, each as one line of JSON').action(
    async (options: HistoryOptions) => {
      const { exportHistory } = await import('./history/export-history.ts');
      await exportHistory(neededPlace(options), terminal);
    },
  );
  subcommand('prune', 'remove old drills; the sums of their months stay')
    .requiredOption('--before <date>', 'remove the drills that started before')
    .action(async (options: HistoryOptions & { before: string }) => {
      const { pruneHistory } = await import('./history/prune-history.ts');
      await pruneHistory(neededPlace(options), options.before, terminal);
    });
}

function readMost(text: string): number {
  const most = Number(text);
  if (Number.isInteger(most) && most >= 1 && most <= 10_000) return most;
  throw new HarnessError(
    'BAD_USAGE',
    `${given('--most', text)}: expected a whole number from 1 to 10000.`,
    {
      next: '`firedrill history export` prints all drills.',
    },
  );
}
