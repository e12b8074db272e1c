import type { Command } from 'commander';
import { findDrills } from '../catalog/drills.ts';
import { stopEngine } from '../cluster/engine/engine.ts';
import { deleteKeptClusters } from '../cluster/lifecycle/kept-cluster.ts';
import { openEnvironments } from '../gameday/environments.ts';
import { newRun } from '../gameday/run-id.ts';
import { interruptible } from './interrupt.ts';
import { printImageProgress } from './print-image-progress.ts';
import type { Terminal } from './terminal.ts';

export function addUpAndDown(program: Command, terminal: Terminal): void {
  program
    .command('up')
    .description('create a system’s cluster and keep it for runs with --keep')
    .argument('<system>', 'a system (raibid-ci), a scenario or a folder')
    .action(async (name: string) => {
      const [drill] = await findDrills(name);
      await interruptible(terminal, async (signal) => {
        const environments = await openEnvironments({
          run: newRun(),
          signal,
          keep: true,
          say: terminal.say,
          onImageProgress: printImageProgress(terminal),
        });
        try {
          if (drill) await environments.environmentFor(drill.system, 0, () => {});
        } finally {
          await environments.end();
        }
      });
    });
  program
    .command('down')
    .description('remove the clusters that were kept')
    .option('--engine', 'also stop the container engine if Firedrill started it')
    .action(async (options: { engine?: boolean }) => {
      for (const name of await deleteKeptClusters()) terminal.out(`removed ${name}`);
      if (options.engine && (await stopEngine())) terminal.out('stopped the container engine');
    });
}
