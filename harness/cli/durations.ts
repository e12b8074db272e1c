import type { Command } from 'commander';
import { durationsFile, readDurations, writeDurations } from '../catalog/durations.ts';
import { drillSeconds } from '../judge/measure/drill-seconds.ts';
import type { Terminal } from './terminal.ts';
import { readDrills } from './work/read-drills.ts';

export function addDurations(program: Command, terminal: Terminal): void {
  program
    .command('durations')
    .description('record how long drills took, from their journals: what --shard divides by')
    .argument('<journal...>', 'journals of earlier runs; of several of a drill the last one counts')
    .option('--out <file>', 'where they are recorded; other drills in it are kept', durationsFile)
    .action(async (files: string[], { out }: { out: string }) => {
      const durations = new Map(await readDurations(out));
      let recorded = 0;
      for (const { verdict, events, journalFile } of await readDrills(files)) {
        const seconds = drillSeconds(events, verdict);
        if (seconds === undefined) {
          terminal.say(`${journalFile}: ${verdict.drill} proves nothing, and is not recorded`);
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
