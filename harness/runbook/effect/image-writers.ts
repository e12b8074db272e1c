import { programOf } from '../commands/wrappers.ts';

const writers = /(?:^|[-_.])(?:write|writer|flash|flasher|burn|burner|imager|image|img)(?=[-_.]|$)/;
const image = /\.(?:img|iso|raw|wic|hddimg)(?:\.(?:gz|xz|zst|bz2|zip))?$/;
const device = /^\/dev\/(?!null|zero|stdout|stderr|stdin|shm|fd|loop)[\w$<{/-]/;

/** `sd-writer shop.img /dev/mmcblk0`: an image over a whole device, by the program's name and its arguments. */
export const writesImage = ([program = '', ...rest]: readonly string[]): boolean =>
  writers.test(programOf(program)) &&
  rest.some((word) => image.test(word)) &&
  // Last, or the value of an option: `img-reader /dev/sdb a.img` reads it.
  rest.some(
    (word, at) =>
      device.test(word) && (at === rest.length - 1 || (rest[at - 1] ?? '').startsWith('--')),
  );
