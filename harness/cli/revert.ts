import type { Command } from 'commander';
import { revertAll } from '../faults/revert-all.ts';
import type { Terminal } from './terminal.ts';

export function addRevert(program: Command, terminal: Terminal): void {
  program
    .command('revert')
    .description('undo whatever any earlier run left: faults, clusters, containers, networks')
    .action(async () => {
      const { undone, failed, live } = await revertAll();
      for (const what of undone) terminal.out(`undone: ${what}`);
      for (const what of live) terminal.out(`left alone, its run is alive: ${what}`);
      for (const what of failed) terminal.out(`${terminal.paint.bad('failed')}: ${what}`);
      if (undone.length + failed.length + live.length === 0)
        terminal.out('nothing was left behind');
      if (failed.length > 0) process.exitCode = 3;
    });
}
