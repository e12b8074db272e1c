import { readTextFile } from '../../catalog/text-file.ts';
import { HarnessError } from '../../errors.ts';
import { replaceFile } from '../../io/replace-file.ts';
import { fixRunbook } from '../../lint/engine/fix-runbook.ts';
import type { CheckSettings } from '../../lint/engine/levels.ts';
import type { Narrowing } from '../../lint/engine/narrowing.ts';
import type { RunbookText } from './check-runbook.ts';

/** A runbook before and after its replacements. */
export interface FixedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly count: number;
}

/** Replaces what is certain in the files of one check; `isDry`: writes none of them. */
export class Fixer {
  readonly isDry: boolean;
  readonly #fixed: FixedFile[] = [];

  constructor(isDry: boolean) {
    this.isDry = isDry;
  }

  /** In the order of their names: files are checked side by side. */
  get fixed(): readonly FixedFile[] {
    return this.#fixed.toSorted((one, other) => (one.file < other.file ? -1 : 1));
  }

  /** The runbook as it is now; BAD_RUNBOOK if the file cannot be written. */
  async fix(
    path: string,
    runbook: RunbookText,
    settings: CheckSettings,
    narrowing: Narrowing,
  ): Promise<RunbookText> {
    const { file, text: before } = runbook;
    const { text: after, count } = fixRunbook(runbook, settings, narrowing);
    if (count === 0) return runbook;
    if (!this.isDry) await write(path, file, before, after);
    this.#fixed.push({ file, before, after, count });
    return { ...runbook, text: after };
  }
}

async function write(path: string, file: string, before: string, after: string): Promise<void> {
  if ((await readTextFile(path, 'BAD_RUNBOOK')) !== before) {
    const what = `${file} changed while it was read, so nothing was written to it.`;
    throw new HarnessError('BAD_RUNBOOK', what, { next: 'Run the same command again.' });
  }
  try {
    await replaceFile(path, after);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const isDenied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
    const why = isDenied ? 'permission denied' : String(cause);
    throw new HarnessError('BAD_RUNBOOK', `${file} cannot be written: ${why}.`, {
      next: 'Check the permissions of the file and its folder; --fix --dry-run writes nothing.',
      cause,
    });
  }
}
