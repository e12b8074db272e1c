import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Runbook } from '../model/runbook.ts';
import { insteadOfLong, whyTooLong } from '../runbook/most-characters.ts';
import { parseRunbook } from '../runbook/parse.ts';
import { builtInFolders, isBareName, namesIn } from './built-in.ts';
import { memoize } from './memoize.ts';
import { type FindPlace, readTextFile, shownPath } from './text-file.ts';

const parseMemoized = memoize(parseRunbook);

/** Reads a runbook by its path. BAD_RUNBOOK if it cannot be read, or is too long to be one. */
export async function loadRunbook(path: string, from?: FindPlace): Promise<Runbook> {
  const text = await readTextFile(resolve(path), 'BAD_RUNBOOK', from);
  refuseLong(shownPath(path), text, from);
  return parseMemoized(shownPath(path), text);
}

/** BAD_RUNBOOK for a text that `check` does not read either. */
export function refuseLong(file: string, text: string, from?: FindPlace): void {
  const why = whyTooLong(text);
  if (why === undefined) return;
  throw new HarnessError('BAD_RUNBOOK', `${file} ${why}.`, {
    next: insteadOfLong,
    ...(from && { place: from() }),
  });
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
