import { SettingsFinder } from '../../catalog/check-settings.ts';
import { filesOfSettings, isFolder, markdownFiles } from '../../catalog/markdown-files.ts';
import { loadRunbook } from '../../catalog/runbooks.ts';
import { HarnessError } from '../../errors.ts';
import type { WrittenProcedure } from '../../judge/objectives/judge-status.ts';
import type { Terminal } from '../terminal.ts';

/**
 * The procedures of every runbook that `check` would read, and of those that the drills name. A file that cannot be
 * read is said, and left out.
 */
export async function writtenProcedures(
  named: readonly string[],
  { say }: Pick<Terminal, 'say'>,
): Promise<readonly WrittenProcedure[]> {
  const found: WrittenProcedure[] = [];
  for (const path of new Set([...(await checkedFiles()), ...named])) {
    try {
      for (const { title, place, steps } of (await loadRunbook(path)).procedures) {
        if (steps.length > 0) found.push({ title, file: place.file, line: place.line });
      }
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      say(`${error.code}  ${error.message}`);
    }
  }
  return found;
}

async function checkedFiles(): Promise<readonly string[]> {
  const { folder, settings } = await new SettingsFinder().of(process.cwd());
  if (settings.files.length > 0) return (await filesOfSettings(folder, settings)).files;
  return isFolder('runbooks') ? (await markdownFiles('runbooks')).files : [];
}
