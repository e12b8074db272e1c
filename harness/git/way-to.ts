import { lstat, readlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, parse, resolve, sep } from 'node:path';
import { HarnessError } from '../errors.ts';

/** How a path leads to a file, as git sees it. Each path is absolute, through folders without links. */
export interface Way {
  /** The path of the file itself. */
  readonly real: string;
  readonly links: readonly string[];
  /** The path below the repository's top, links not followed; `real` if it does not pass the top. */
  readonly inTree: string;
}

const maxLinks = 40;

/** Follows a path, which need not exist; `top` has no links. BAD_USAGE if its links form a circle. */
export async function wayTo(path: string, top: string): Promise<Way> {
  const absolute = resolve(path);
  const { root } = parse(absolute);
  let at = root;
  let rest = namesOf(absolute.slice(root.length));
  const links: string[] = [];
  let inTree: string | undefined;
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (at === top) inTree ??= join(top, name, ...rest);
    const next = name === '..' ? dirname(at) : join(at, name);
    const target = await linkAt(next);
    if (target === undefined) {
      at = next;
      continue;
    }
    links.push(next);
    if (links.length > maxLinks) {
      throw new HarnessError('BAD_USAGE', `The symbolic links of ${path} form a circle.`, {
        next: 'Fix the links.',
      });
    }
    if (isAbsolute(target)) at = root;
    rest = [...namesOf(target), ...rest];
  }
  return { real: at, links, inTree: inTree ?? at };
}

const namesOf = (path: string) => path.split(sep).filter((name) => name !== '' && name !== '.');

async function linkAt(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() ? readlink(path) : undefined;
}
