import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { HarnessError } from '../errors.ts';
import { makeFolder } from '../io/make-folder.ts';
import { packageRoot } from '../io/paths.ts';
import { shownPath } from './text-file.ts';

const template = join(packageRoot, 'fixtures', 'template');
const templateName = 'my-system';

export interface NewFolder {
  readonly folder: string;
  /** The system's name, which is also its namespace. */
  readonly name: string;
  /** The folder's own name is not a valid one. */
  readonly isOther: boolean;
  /** The files that were written, relative to the folder. */
  readonly files: readonly string[];
}

/**
 * Creates a system with a runbook and a drill that runs as it is. The name defaults to the folder's.
 * BAD_USAGE if the name is not valid, or if one of the files exists already: nothing is overwritten,
 * and a failed write leaves nothing behind.
 */
export async function initFolder(path: string, givenName?: string): Promise<NewFolder> {
  const folder = resolve(path);
  const name = givenName ?? nameOf(folder);
  checkName(name);
  const files = await filesOf(template);
  const inTheWay = files.filter((file) => existsSync(join(folder, file)));
  if (inTheWay.length > 0) {
    const what = inTheWay.join(', ');
    throw new HarnessError('BAD_USAGE', `${shownPath(folder)} already has ${what}.`, {
      next: 'Nothing was written. Name a folder that is new or has none of these.',
    });
  }
  const written: string[] = [];
  try {
    for (const file of files) {
      const text = await readFile(join(template, file), 'utf8');
      const target = join(folder, file);
      const newFolder = await makeFolder(dirname(target));
      if (newFolder !== undefined) written.push(newFolder);
      await writeFile(target, text.replaceAll(templateName, name), { flag: 'wx' });
      written.push(target);
    }
  } catch (cause) {
    for (const one of written.reverse()) await rm(one, { recursive: true, force: true });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new HarnessError('BAD_USAGE', `${shownPath(folder)} could not be written: ${why}.`, {
      next: 'Nothing was left there. Name a folder that you may write to.',
      cause,
    });
  }
  return { folder, name, isOther: givenName === undefined && name !== basename(folder), files };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** The folder's name in the form that Kubernetes accepts: `My Shop` becomes `my-shop`. */
function nameOf(folder: string): string {
  return basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

function checkName(name: string): void {
  const isReserved = name === 'default' || name.startsWith('kube-');
  if (/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/.test(name) && !isReserved) return;
  throw new HarnessError('BAD_USAGE', `"${name}" is not a valid name for a system.`, {
    next: 'Choose one with --name: a lower-case letter, then up to 39 lower-case letters, digits and "-".',
  });
}
