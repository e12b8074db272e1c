import { relative } from 'node:path';
import type { Command } from 'commander';
import { initFolder } from '../catalog/init-folder.ts';
import { HarnessError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

export function addInit(program: Command, { out }: Terminal): void {
  program
    .command('init')
    .description(
      'make a folder with a system, a runbook and a drill that runs; the start of your own',
    )
    .argument('<folder>', 'where; nothing there is overwritten')
    .option('--name <name>', 'the system’s name; the folder’s otherwise')
    .action(async (path: string, options: { name?: string }) => {
      if (path === '') {
        throw new HarnessError('BAD_USAGE', 'The folder has no name.', {
          next: 'Name a new folder, or . for this one.',
        });
      }
      const { folder, files } = await initFolder(path, options.name);
      const shown = relative('', folder) || '.';
      out(`${shown}/`);
      for (const file of files) out(`  ${file}`);
      out(`\nRun it:  firedrill run ${shown.startsWith('.') ? shown : `./${shown}`}`);
    });
}
