import { join } from 'node:path';
import type { Pins } from './image-pins.ts';

/**
 * Absolute paths of the folders that images, and the images below them, are built from. `folder` is
 * the folder of `images.yaml`, `root` the package's. A name without a pin adds no folder.
 */
export function inputFolders(
  { images, programs }: Pins,
  names: readonly string[],
  { folder, root }: { readonly folder: string; readonly root: string },
): readonly string[] {
  const folders = new Set<string>();
  const seen = new Set<string>();
  const add = (name: string) => {
    const build = images[name]?.build;
    if (seen.has(name) || !build || !('folder' in build)) return;
    seen.add(name);
    folders.add(join(folder, build.folder));
    if (build.wheels !== undefined) folders.add(join(folder, 'pip'));
    if (build.jars !== undefined) folders.add(join(folder, 'maven'));
    for (const { path } of build.sources) folders.add(join(root, path));
    for (const program of [...build.programs, ...build.modules.map(({ program }) => program)]) {
      const pin = programs[program];
      if (pin && 'module' in pin) folders.add(join(folder, 'go', pin.module));
      if (pin && 'from' in pin) add(pin.from.image);
    }
    build.from.forEach(add);
  };
  names.forEach(add);
  return [...folders];
}
