import type { Command } from 'commander';
import { findEngine } from '../cluster/engine/engine.ts';
import { sweepLeftovers } from '../cluster/lifecycle/leftovers.ts';
import { revertAll } from '../faults/undo/revert-all.ts';
import type { Terminal } from './terminal.ts';

export function addRevert(program: Command, terminal: Terminal): void {
  program
    .command('revert')
    .description('undo everything that earlier runs left: faults, clusters, containers, networks')
    .action(async () => {
      const { undone, failed, live } = await revertAll();
      // Leftovers that no lease records: the watchdog was killed too, or the run had just taken a kept
      // cluster.
      const seen = (await findEngine()) !== undefined;
      const swept = seen ? await sweepLeftovers() : [];
      for (const what of undone) terminal.out(`undone: ${what}`);
      for (const { describes } of swept) terminal.out(`undone: removed ${describes}`);
      for (const what of live) terminal.out(`not touched, because its run is still alive: ${what}`);
      for (const what of failed) terminal.out(`${terminal.paint.bad('failed')}: ${what}`);
      if (!seen)
        terminal.out(
          'No container engine answers, so leftovers in one cannot be seen. Start it and run this again.',
        );
      else if (undone.length + swept.length + failed.length + live.length === 0)
        terminal.out('Nothing was left behind.');
      if (failed.length > 0 || !seen) process.exitCode = 3;
    });
}
