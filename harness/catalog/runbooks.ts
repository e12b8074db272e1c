import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Runbook } from '../model/runbook.ts';
import { parseRunbook } from '../runbook/parse.ts';
import { builtInFolders, isBareName, namesIn } from './built-in.ts';
import { memoize } from './memoize.ts';
import { type FindPlace, readTextFile, shownPath } from './text-file.ts';

const parseMemoized = memoize(parseRunbook);

/** Reads a runbook by its path. BAD_RUNBOOK if it cannot be read. */
export async function loadRunbook(path: string, from?: FindPlace): Promise<Runbook> {
  const file = resolve(path);
  return parseMemoized(shownPath(path), await readTextFile(file, 'BAD_RUNBOOK', from));
}

/** The runbook that a scenario names: relative to its file, or else a built-in one. */
export async function runbookOf(
  scenarioFile: string,
  reference: string,
  from: FindPlace,
): Promise<Runbook> {
  const beside = resolve(dirname(scenarioFile), reference);
  if (existsSync(beside)) return loadRunbook(beside, from);
  const own = join(builtInFolders.runbooks, reference);
  if (isBareName(reference) && existsSync(own)) return loadRunbook(own, from);
  const known = isBareName(reference) ? await namesIn(builtInFolders.runbooks) : [];
  throw new HarnessError(
    'BAD_RUNBOOK',
    `The runbook ${shownPath(beside)} does not exist.${didYouMean(reference, known)}`,
    {
      next: '"runbook" is a path relative to the scenario; --runbook FILE overrides it.',
      place: from(),
    },
  );
}
