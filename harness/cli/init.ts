import { relative } from 'node:path';
import type { Command } from 'commander';
import { initFolder } from '../catalog/init-folder.ts';
import { HarnessError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

export function addInit(program: Command, { out }: Terminal): void {
  program
    .command('init')
    .description(
      'create a folder with a small system, a runbook and a drill, as a start for your own',
    )
    .argument('<folder>', 'the folder to create or fill; existing files are never overwritten')
    .option('--name <name>', 'the name of the system (default: the name of the folder)')
    .action(async (path: string, options: { name?: string }) => {
      if (path === '') {
        throw new HarnessError('BAD_USAGE', 'The folder name is empty.', {
          next: 'Name a new folder, or . for this one.',
        });
      }
      const { folder, name, isOther, files } = await initFolder(path, options.name);
      const shown = relative('', folder) || '.';
      out(`${shown}/`);
      for (const file of files) out(`  ${file}`);
      if (isOther) out(`\nThe system is named ${name}; --name chooses another name.`);
      out(`\nRun it:  firedrill run ${forShell(/^[./]/.test(shown) ? shown : `./${shown}`)}`);
    });
}

/** A path as a word of a shell. */
const forShell = (path: string) =>
  /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
