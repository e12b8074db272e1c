import type { Command } from 'commander';
import { ensureEngine } from '../cluster/engine/engine.ts';
import { ensureImages } from '../cluster/images/images.ts';
import { ensureKind } from '../cluster/images/kind-binary.ts';
import { drillImages } from '../gameday/drill-images.ts';
import { interruptible } from './interrupt.ts';
import { printImageProgress } from './print-image-progress.ts';
import type { Terminal } from './terminal.ts';
import { chooseDrills } from './work/choose.ts';

export function addSetup(program: Command, terminal: Terminal): void {
  program
    .command('setup')
    .description('make ready what drills need: engine, images, kind; each only where it is missing')
    .argument('[name...]', 'drills as `run` takes them; without any, whatever any drill needs')
    .option('--telling', 'what the short game day needs')
    .action(async (names: string[], { telling }: { telling?: boolean }) => {
      const all = names.length === 0 && !telling;
      const wanted = drillImages(await chooseDrills(names, { all, telling }));
      const tell = printImageProgress(terminal);
      await interruptible(terminal, async (signal) => {
        const engine = await ensureEngine({ onProgress: (step) => terminal.say(step) });
        const [made] = await Promise.all([
          ensureImages(wanted, { signal, onProgress: tell }),
          ensureKind(tell),
        ]);
        terminal.say(`engine ${engine.version}, ${made.length} images and kind are ready`);
      });
    });
}
