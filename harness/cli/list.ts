import type { Command } from 'commander';
import { listDrills } from '../catalog/drills.ts';
import { HarnessError } from '../errors.ts';
import { formatPlace } from '../scenario/place.ts';
import type { Terminal } from './terminal.ts';

export function addList(program: Command, terminal: Terminal, find = listDrills): void {
  program
    .command('list')
    .description('list the drills: id, fault and title')
    .argument('[folder...]', 'folders with drills of your own (default: the built-in drills)')
    .option('--json', 'print the list as JSON')
    .action(async (folders: string[], options: { json?: boolean }) => {
      const { drills, broken } = await find(folders.length > 0 ? folders : undefined);
      if (drills.length + broken.length === 0) {
        throw new HarnessError('BAD_USAGE', `${folders.join(', ')}: found no scenario.`, {
          next: 'Name a folder that has .yaml files in scenarios/; `firedrill init DIR` creates an example.',
        });
      }
      const rows = drills.map(({ scenario, runbook }) => ({
        id: scenario.id,
        title: scenario.title,
        fault: scenario.fault.kind,
        procedure: scenario.procedure,
        runbook: runbook.file,
        smoke: scenario.smoke,
      }));
      if (options.json) terminal.out(JSON.stringify(rows, null, 2));
      else for (const line of table(rows)) terminal.out(line);
      for (const { file, error } of broken) {
        const where = error.place ? formatPlace(error.place) : file;
        terminal.say(`${terminal.paint.bad(error.code)}  ${where}: ${error.message}`);
        if (error.next) terminal.say(`→ ${error.next}`);
      }
      if (broken.length > 0)
        process.exitCode = Math.max(...broken.map(({ error }) => error.exitCode));
    });
}

function table(rows: readonly { id: string; fault: string; title: string }[]): readonly string[] {
  const idWidth = Math.max(0, ...rows.map(({ id }) => id.length));
  const faultWidth = Math.max(0, ...rows.map(({ fault }) => fault.length));
  return rows.map(
    ({ id, fault, title }) => `${id.padEnd(idWidth)}  ${fault.padEnd(faultWidth)}  ${title}`,
  );
}
