import { existsSync, lstatSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { HarnessError } from '../errors.ts';
import type { CheckSettings } from '../lint/levels.ts';
import { namesIn } from './built-in.ts';
import { shownPath } from './text-file.ts';

const isMarkdown = (name: string) => /\.(?:md|markdown)$/i.test(name);
const isPattern = (path: string) => /[*?[{]/.test(path);

/**
 * The file itself, or every Markdown file below a folder, sorted; hidden folders and node_modules
 * are not looked into. BAD_USAGE for a folder that has none.
 */
export async function markdownFiles(path: string): Promise<readonly string[]> {
  if (!isFolder(path)) return [path];
  const files = await below(path);
  if (files.length > 0) return files;
  throw new HarnessError('BAD_USAGE', `There is no Markdown file below ${shownPath(path)}.`, {
    next: 'Name a runbook, or a folder of them.',
  });
}

/** What the settings name: files, folders and patterns, from their folder on. BAD_SETTINGS for what is not there. */
export async function filesOfSettings(
  folder: string,
  { files }: CheckSettings,
): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map(async ({ path, place }) => {
      const named = isPattern(path) ? await matching(folder, path) : [resolve(folder, path)];
      const there = named.filter((file) => existsSync(file));
      const all = (
        await Promise.all(there.map((file) => (isFolder(file) ? below(file) : [file])))
      ).flat();
      if (all.length > 0) return all;
      throw new HarnessError('BAD_SETTINGS', `"${path}" names no Markdown file.`, {
        next: `Paths start from ${shownPath(folder) || '.'}, where the settings are.`,
        place,
      });
    }),
  );
  return [...new Set(found.flat())];
}

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
    // Whoever reads it as a file says what is wrong with it.
    return false;
  }
}

async function below(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    if (name.startsWith('.') || name === 'node_modules') continue;
    // A link to a folder may lead back up.
    if (isFolder(path)) files.push(...(lstatSync(path).isSymbolicLink() ? [] : await below(path)));
    else if (isMarkdown(name)) files.push(path);
  }
  return files;
}
