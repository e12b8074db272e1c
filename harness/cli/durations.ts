import type { Command } from 'commander';
import { durationsFile, readDurations, writeDurations } from '../catalog/durations.ts';
import { drillSeconds } from '../judge/measure/drill-seconds.ts';
import type { Terminal } from './terminal.ts';
import { readDrills } from './work/read-drills.ts';

export function addDurations(program: Command, terminal: Terminal): void {
  program
    .command('durations')
    .description(
      'record from journals how long drills took, which run --shard uses to balance its parts',
    )
    .argument('<journal...>', 'journals of earlier runs; the last one of each drill counts')
    .option(
      '--out <file>',
      'the file to update; it keeps the drills that have no journal here',
      durationsFile,
    )
    .action(async (files: string[], { out }: { out: string }) => {
      const durations = new Map(await readDurations(out));
      let recorded = 0;
      for (const { verdict, events, journalFile } of await readDrills(files, terminal.say)) {
        const seconds = drillSeconds(events, verdict);
        if (seconds === undefined) {
          terminal.say(
            `${journalFile}: ${verdict.drill} is inconclusive, so its duration was not recorded.`,
          );
          continue;
        }
        terminal.out(`${verdict.drill}  ${seconds} s${was(durations.get(verdict.drill))}`);
        durations.set(verdict.drill, seconds);
        recorded += 1;
      }
      if (recorded > 0) await writeDurations(out, durations);
      else process.exitCode = 3;
    });
}

const was = (seconds: number | undefined) => (seconds === undefined ? '' : `, was ${seconds} s`);
