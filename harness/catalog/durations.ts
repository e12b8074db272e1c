import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import { builtInFolders } from './built-in.ts';
import { readTextFile, shownPath } from './text-file.ts';

/** How long drills take: id to whole seconds, on a running cluster. */
export type Durations = ReadonlyMap<string, number>;

/** Where they are kept, from the working directory; in a checkout that is what Firedrill brings along. */
export const durationsFile = join('scenarios', 'durations.json');

const schema = z.record(z.string(), z.number().int().nonnegative());

/** What Firedrill brings along, and over it what the working directory has recorded itself. */
export async function loadDurations(): Promise<Durations> {
  const brought = await readDurations(join(builtInFolders.scenarios, 'durations.json'));
  return new Map([...brought, ...(await readDurations(durationsFile))]);
}

/** None where the file is not there; BAD_SETTINGS where it holds anything but durations. */
export async function readDurations(path: string): Promise<Durations> {
  if (!existsSync(path)) return new Map();
  const text = await readTextFile(resolve(path), 'BAD_SETTINGS');
  const found = schema.safeParse(parseJson(text));
  if (found.success) return new Map(Object.entries(found.data));
  throw new HarnessError('BAD_SETTINGS', `${shownPath(resolve(path))} does not hold durations.`, {
    next: 'It must be one JSON object of drill ids and whole seconds; `firedrill durations` writes it.',
    cause: found.error,
  });
}

/** Rewrites the file, sorted by drill, so that a diff shows what has changed and no more. */
export async function writeDurations(path: string, durations: Durations): Promise<void> {
  const sorted = [...durations.keys()].sort().map((id) => [id, durations.get(id)]);
  try {
    await mkdir(dirname(path), { recursive: true });
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
