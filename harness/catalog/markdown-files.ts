import { existsSync, lstatSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { codedError, HarnessError } from '../errors.ts';
import type { CheckSettings } from '../lint/engine/levels.ts';
import { namesIn } from './built-in.ts';
import { shownPath } from './text-file.ts';

const isMarkdown = (name: string) => /\.(?:md|mdx|markdown)$/i.test(name);
const isPattern = (path: string) => /[*?[{]/.test(path);

/** Files, and the folders that cannot be searched. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly broken: readonly { readonly file: string; readonly error: HarnessError }[];
}

/**
 * The file itself, or every Markdown file below a folder, sorted; hidden folders and node_modules are
 * skipped. A folder without Markdown files is broken, and so is one that cannot be listed.
 */
export async function markdownFiles(path: string): Promise<FoundFiles> {
  if (!isFolder(path)) return { files: [path], broken: [] };
  const found = await below(path);
  if (found.files.length + found.broken.length > 0) return found;
  const file = shownPath(path);
  const error = new HarnessError('BAD_USAGE', `There is no Markdown file below ${file}.`, {
    next: 'Name a runbook, or a folder of them.',
  });
  return { files: [], broken: [{ file, error }] };
}

/**
 * The files, folders and patterns of the settings, relative to their folder. BAD_SETTINGS for one that
 * matches nothing.
 */
export async function filesOfSettings(
  folder: string,
  { files }: CheckSettings,
): Promise<FoundFiles> {
  const found = await Promise.all(
    files.map(async ({ path, place }) => {
      const named = isPattern(path) ? await matching(folder, path) : [resolve(folder, path)];
      const there = named.filter((file) => existsSync(file));
      const all = together(
        await Promise.all(
          there.map((file) => (isFolder(file) ? below(file) : { files: [file], broken: [] })),
        ),
      );
      if (all.files.length + all.broken.length > 0) return all;
      throw new HarnessError('BAD_SETTINGS', `"${path}" matches no Markdown file.`, {
        next: `Paths start from ${shownPath(folder) || '.'}, where the settings are.`,
        place,
      });
    }),
  );
  const { files: all, broken } = together(found);
  return { files: [...new Set(all.map(shownPath))], broken };
}

/** Joins the lists of several searches, in order. */
export const together = (found: readonly FoundFiles[]): FoundFiles => ({
  files: found.flatMap(({ files }) => files),
  broken: found.flatMap(({ broken }) => broken),
});

async function matching(folder: string, pattern: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const name of glob(pattern, { cwd: folder, exclude: isSkipped })) {
    if (isMarkdown(name)) found.push(join(folder, name));
  }
  return found.sort();
}

const isSkipped = (name: string) => name === 'node_modules' || name === '.git';

export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // The code that reads it as a file reports the error.
    return false;
  }
}

async function below(folder: string): Promise<FoundFiles> {
  const found: FoundFiles[] = [];
  try {
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      if (name.startsWith('.') || name === 'node_modules') continue;
      // A link to a folder may lead to a folder above, so it is not followed.
      if (isFolder(path)) {
        if (!lstatSync(path).isSymbolicLink()) found.push(await below(path));
      } else if (isMarkdown(name)) found.push({ files: [path], broken: [] });
    }
  } catch (error) {
    const file = shownPath(folder);
    const coded = codedError(error, `Looking for Markdown files below ${file}`);
    found.push({ files: [], broken: [{ file, error: coded }] });
  }
  return together(found);
}
