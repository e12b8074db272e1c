import type { Command } from '../../commands/script.ts';
import { programOf } from '../../commands/wrappers.ts';
import type { Danger } from './danger.ts';

const extracts = /^(?:-{0,2}(?![\w-]*c)\w*x\w*|--extract|--get)$/;
const mounts = /^(?:-v|--volume|--volumes-from|--mount)(?:=|$)/;

/** `docker run --rm -v shop_data:/data … tar xzf /backup/shop.tgz`: an archive over what the volume holds. */
export function dangersOfVolumeRestore(
  name: string,
  words: readonly string[],
  { words: outer }: Command,
): readonly Danger[] {
  if (name !== 'tar' || !/^(?:docker|podman|nerdctl)$/.test(programOf(outer[0]))) return [];
  if (
    !outer.some((word) => mounts.test(word)) ||
    !words.slice(1, 3).some((word) => extracts.test(word))
  )
    return [];
  return [
    { kind: 'removes', at: 0, what: 'overwrites files of the volume with those of the archive' },
  ];
}
