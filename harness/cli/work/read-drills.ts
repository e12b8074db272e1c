import { readFile } from 'node:fs/promises';
import { HarnessError } from '../../errors.ts';
import { parseJournal } from '../../journal/format.ts';
import { judgeOrSayWhy } from '../../judge/unjudged.ts';
import type { DrillRecord } from '../../report/drill-record.ts';

/** The drills of saved journals, judged anew, in the order of the files; BAD_JOURNAL with its line. */
export function readDrills(files: readonly string[]): Promise<readonly DrillRecord[]> {
  return Promise.all(
    files.map(async (file) => {
      const events = parseJournal(await readJournal(file), file);
      return { verdict: judgeOrSayWhy(events), events, journalFile: file };
    }),
  );
}

async function readJournal(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'does not exist' : `cannot be read: ${String(cause)}`;
    throw new HarnessError('BAD_JOURNAL', `${file} ${why}.`, {
      next: 'Check the path. `firedrill run` writes journals to out/journals/.',
      cause,
    });
  }
}
