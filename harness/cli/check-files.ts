import { dirname, resolve } from 'node:path';
import { SettingsFinder } from '../catalog/check-settings.ts';
import { lookBeside } from '../catalog/file-lookup.ts';
import { filesOfSettings, isFolder, markdownFiles } from '../catalog/markdown-files.ts';
import { readStandardInput, readTextFile, shownPath } from '../catalog/text-file.ts';
import { HarnessError } from '../errors.ts';
import type { CheckedRunbook } from '../report/check/checked.ts';
import { RunbookChecker, type RunbookText } from './check-runbook.ts';

export interface CheckedFiles {
  readonly runbooks: readonly CheckedRunbook[];
  readonly notices: readonly string[];
  /** Files that could not be read. */
  readonly broken: readonly { readonly file: string; readonly error: HarnessError }[];
}

const standardInput = '-';
const folderOfRunbooks = 'runbooks';

/**
 * Checks what the command line names, one file after the other; one that cannot be read does not
 * keep the others from it. BAD_USAGE where nothing is named, BAD_SETTINGS for settings that are wrong.
 */
export async function checkFiles(named: readonly string[]): Promise<CheckedFiles> {
  const finder = new SettingsFinder();
  const checker = new RunbookChecker();
  const runbooks: CheckedRunbook[] = [];
  const broken: { file: string; error: HarnessError }[] = [];
  for (const path of await chooseFiles(named, finder)) {
    const file = path === standardInput ? '<stdin>' : shownPath(resolve(path));
    const { settings } = await finder.of(path === standardInput ? '.' : dirname(path));
    try {
      runbooks.push(await checker.check(await readRunbook(path, file), settings));
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      broken.push({ file, error });
    }
  }
  const unread = broken.map(({ file, error }) => `${file} was not checked: ${error.message}`);
  return { runbooks, notices: [...checker.notices, ...unread], broken };
}

async function readRunbook(path: string, file: string): Promise<RunbookText> {
  if (path === standardInput) {
    return { file, text: await readStandardInput(file, 'BAD_RUNBOOK'), files: undefined };
  }
  return { file, text: await readTextFile(path, 'BAD_RUNBOOK'), files: lookBeside(path) };
}

/** Each file once. */
async function chooseFiles(
  named: readonly string[],
  finder: SettingsFinder,
): Promise<readonly string[]> {
  if (named.length > 0) {
    const files = await Promise.all(
      named.map((path) => (path === standardInput ? [path] : markdownFiles(path))),
    );
    return uniqueFiles(files.flat());
  }
  const { folder, settings } = await finder.of('.');
  if (settings.files.length > 0) return uniqueFiles(await filesOfSettings(folder, settings));
  if (isFolder(folderOfRunbooks)) return markdownFiles(folderOfRunbooks);
  throw new HarnessError(
    'BAD_USAGE',
    `Nothing was named to check, and there is no folder ${folderOfRunbooks}.`,
    {
      next: 'Name runbooks or folders of them, or list them under "check: files:" in .firedrill.yaml.',
    },
  );
}

const uniqueFiles = (paths: readonly string[]) => [
  ...new Map(paths.map((path) => [path === standardInput ? path : resolve(path), path])).values(),
];
