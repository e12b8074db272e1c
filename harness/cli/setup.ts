import type { Command } from 'commander';
import { ensureEngine } from '../cluster/engine/engine.ts';
import { ensureImages } from '../cluster/images/images.ts';
import { ensureKind } from '../cluster/images/kind-binary.ts';
import { drillImages } from '../gameday/drill-images.ts';
import { interruptible } from './interrupt.ts';
import { printImageProgress } from './print-image-progress.ts';
import type { Terminal } from './terminal.ts';
import { chooseDrills } from './work/choose.ts';
import { addSmokeOption, isSmoke, type SmokeOptions } from './work/smoke-option.ts';

export function addSetup(program: Command, terminal: Terminal): void {
  const setup = program
    .command('setup')
    .description('install what drills need and this machine lacks: container engine, images, kind')
    .argument('[name...]', 'prepare these drills only, named as for run (default: every drill)');
  addSmokeOption(setup, 'prepare only the drills of the smoke game day').action(
    async (names: string[], options: SmokeOptions) => {
      const smoke = isSmoke(options, terminal);
      const all = names.length === 0 && !smoke;
      const wanted = drillImages(await chooseDrills(names, { all, smoke }));
      const onProgress = printImageProgress(terminal);
      await interruptible(terminal, async (signal) => {
        const engine = await ensureEngine({ onProgress: (step) => terminal.say(step) });
        const [made] = await Promise.all([
          ensureImages(wanted, { signal, onProgress }),
          ensureKind(onProgress),
        ]);
        terminal.say(`Ready: engine ${engine.version}, ${made.length} images, kind.`);
      });
    },
  );
}
