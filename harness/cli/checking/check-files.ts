import { lstatSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, normalize, resolve } from 'node:path';
import pLimit from 'p-limit';
import { SettingsFinder } from '../../catalog/check-settings.ts';
import { lookBeside } from '../../catalog/file-lookup.ts';
import {
  type FoundFiles,
  filesOfSettings,
  isFolder,
  markdownFiles,
  together,
} from '../../catalog/markdown-files.ts';
import { readStandardInput, readTextFile } from '../../catalog/text-file.ts';
import { codedError, HarnessError } from '../../errors.ts';
import { collectEarlier } from '../../io/collect-earlier.ts';
import { noSettings } from '../../lint/engine/levels.ts';
import { everything, type Narrowing } from '../../lint/engine/narrowing.ts';
import type { CheckedRunbook } from '../../report/check/checked.ts';
import { standardInput } from '../standard-input.ts';
import { type CheckResult, RunbookChecker, type RunbookText } from './check-runbook.ts';
import type { Fixer } from './fixer.ts';

export interface CheckedFiles {
  readonly runbooks: readonly CheckedRunbook[];
  readonly notices: readonly string[];
  /** Files and folders that could not be read, or at which Firedrill itself failed. */
  readonly broken: FoundFiles['broken'];
}

type Broken = FoundFiles['broken'][number];

const folderOfRunbooks = 'runbooks';
/** More files than that are worth a smaller memory. */
const few = 100;
/** Files checked at once: enough to keep shellcheck busy on every core, few enough to save memory. */
const inHand = pLimit(4 * availableParallelism());

/**
 * Checks the files that the command line names, fixed first if a fixer is given; an unreadable file does not stop
 * the others. BAD_USAGE if no file is found, BAD_SETTINGS for wrong settings.
 */
export async function checkFiles(
  named: readonly string[],
  checker = new RunbookChecker(),
  narrowingOf: (path: string) => Narrowing = () => everything,
  fixer?: Fixer,
): Promise<CheckedFiles> {
  const finder = new SettingsFinder();
  const chosen = await chooseFiles(named, finder);
  if (chosen.files.length > few) collectEarlier();
  const folders = chosen.files.map((path) => (path === standardInput ? '.' : dirname(path)));
  // Before anything is checked, because wrong settings stop the whole check.
  const found = await Promise.all(folders.map((folder) => finder.of(folder)));
  const results = await inHand.map(chosen.files, (path, index) =>
    checkFile(path, async (runbook) => {
      const asked = [found[index]?.settings ?? noSettings, narrowingOf(path)] as const;
      const fixed = fixer ? await fixer.fix(path, runbook, ...asked) : runbook;
      return checker.check(fixed, ...asked);
    }),
  );
  const checked = results.filter((result) => 'runbook' in result);
  return {
    runbooks: checked.map(({ runbook }) => runbook),
    notices: [...checker.notices, ...checked.flatMap(({ notices }) => notices)],
    broken: [
      ...chosen.broken,
      ...results.filter((result) => 'error' in result),
      ...checked.flatMap(({ runbook: { file }, failures }) =>
        failures.map((error) => ({ file, error })),
      ),
    ],
  };
}

async function checkFile(
  path: string,
  check: (runbook: RunbookText) => Promise<CheckResult>,
): Promise<CheckResult | Broken> {
  const file = path === standardInput ? '<stdin>' : normalize(path);
  try {
    return await check(await readRunbook(path, file));
  } catch (error) {
    return { file, error: codedError(error, `Checking ${file}`) };
  }
}

async function readRunbook(path: string, file: string): Promise<RunbookText> {
  if (path === standardInput) {
    return { file, text: await readStandardInput(file, 'BAD_RUNBOOK'), files: undefined };
  }
  return { file, text: await readTextFile(path, 'BAD_RUNBOOK'), files: lookBeside(path) };
}

/** Each file once. */
async function chooseFiles(named: readonly string[], finder: SettingsFinder): Promise<FoundFiles> {
  if (named.includes('')) {
    throw new HarnessError('BAD_USAGE', 'One argument is empty, where a file name was expected.', {
      next: 'Leave the empty argument out. Is a shell variable empty?',
    });
  }
  if (named.length > 0) {
    const found = await Promise.all(
      named.map((path) =>
        path === standardInput ? { files: [path], broken: [] } : markdownFiles(path),
      ),
    );
    return uniqueFiles(together(found));
  }
  const { folder, settings } = await finder.of('.');
  if (settings.files.length > 0) return uniqueFiles(await filesOfSettings(folder, settings));
  if (isFolder(folderOfRunbooks)) return uniqueFiles(await markdownFiles(folderOfRunbooks));
  throw new HarnessError(
    'BAD_USAGE',
    `No file was named, and there is no folder ${folderOfRunbooks}/ here.`,
    {
      next: 'Name runbooks or folders of them, or list them under "check: files:" in .firedrill.yaml.',
    },
  );
}

/** Each file once, whatever links lead to it: under its own name, else under the one that came first. */
const uniqueFiles = ({ files, broken }: FoundFiles): FoundFiles => {
  const byPlace = Map.groupBy(files, (path) => (path === standardInput ? path : realPlace(path)));
  const names = new Set<string | undefined>();
  for (const paths of byPlace.values()) {
    const own = paths.length > 1 ? paths.find((path) => !isLink(path)) : undefined;
    names.add(own ?? paths[0]);
  }
  // Each name is taken once, in the order in which the files were found.
  return { files: files.filter((path) => names.delete(path)), broken };
};

/** The path without links; of a file that is not there, its absolute path. */
export function realPlace(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    // The code that reads it reports the error.
    return resolve(path);
  }
}

const isLink = (path: string) =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
