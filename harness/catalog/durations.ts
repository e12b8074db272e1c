import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import { makeFolder } from '../io/make-folder.ts';
import { builtInFolders } from './built-in.ts';
import { readTextFile, shownPath } from './text-file.ts';

/** How long drills take on a running cluster: id to whole seconds. */
export type Durations = ReadonlyMap<string, number>;

/** The file of durations, relative to the working directory; in a checkout, it is the built-in file. */
export const durationsFile = join('scenarios', 'durations.json');

const schema = z.record(z.string(), z.number().int().nonnegative());

/** The built-in durations, overridden by those recorded in the working directory. */
export async function loadDurations(): Promise<Durations> {
  const builtIn = await readDurations(join(builtInFolders.scenarios, 'durations.json'));
  return new Map([...builtIn, ...(await readDurations(durationsFile))]);
}

/** Empty if the file does not exist; BAD_SETTINGS if it does not hold durations. */
export async function readDurations(path: string): Promise<Durations> {
  if (!existsSync(path)) return new Map();
  const text = await readTextFile(resolve(path), 'BAD_SETTINGS');
  const found = schema.safeParse(parseJson(text));
  if (found.success) return new Map(Object.entries(found.data));
  throw new HarnessError('BAD_SETTINGS', `${shownPath(path)} does not hold durations.`, {
    next: 'It must be one JSON object of drill ids and whole seconds; `firedrill durations` writes it.',
    cause: found.error,
  });
}

/** Rewrites the file, sorted by drill, so that a diff shows only what has changed. */
export async function writeDurations(path: string, durations: Durations): Promise<void> {
  const sorted = [...durations.keys()].sort().map((id) => [id, durations.get(id)]);
  try {
    await makeFolder(dirname(resolve(path)));
    await writeFile(path, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  } catch (cause) {
    throw new HarnessError('BAD_USAGE', `${path} cannot be written: ${String(cause)}.`, {
      next: 'Name a file that you may write to with --out.',
      cause,
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
