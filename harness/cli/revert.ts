import type { Command } from 'commander';
import { findEngine } from '../cluster/engine/engine.ts';
import { sweepLeftovers } from '../cluster/lifecycle/leftovers.ts';
import { revertAll } from '../faults/undo/revert-all.ts';
import type { Terminal } from './terminal.ts';

export function addRevert(program: Command, terminal: Terminal): void {
  program
    .command('revert')
    .description('undo whatever any earlier run left: faults, clusters, containers, networks')
    .action(async () => {
      const { undone, failed, live } = await revertAll();
      // What a run made and no lease tells of: its watchdog was killed too, or it had just taken a
      // kept cluster.
      const seen = (await findEngine()) !== undefined;
      const swept = seen ? await sweepLeftovers() : [];
      for (const what of undone) terminal.out(`undone: ${what}`);
      for (const { describes } of swept) terminal.out(`undone: removes ${describes}`);
      for (const what of live) terminal.out(`left alone, its run is alive: ${what}`);
      for (const what of failed) terminal.out(`${terminal.paint.bad('failed')}: ${what}`);
      if (!seen) terminal.out('no engine answers, so what may be left in one cannot be seen');
      else if (undone.length + swept.length + failed.length + live.length === 0)
        terminal.out('nothing was left behind');
      if (failed.length > 0 || !seen) process.exitCode = 3;
    });
}
