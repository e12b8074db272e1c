import { readFile } from 'node:fs/promises';
import { HarnessError } from '../../errors.ts';
import { parseJournal } from '../../journal/format.ts';
import { judgeOrSayWhy } from '../../judge/unjudged.ts';
import type { DrillRecord } from '../../report/drill-record.ts';

/**
 * Judges saved journals again, in the order of the files; BAD_JOURNAL with its line. Copies of a journal, with
 * the same drill and run, are one trial: the longest counts, and `say` reports it.
 */
export async function readDrills(
  files: readonly string[],
  say: (text: string) => void,
): Promise<readonly DrillRecord[]> {
  const all = await readAll(files);
  const counted = new Map<string, (typeof all)[number]>();
  for (const drill of all) {
    const key = `${drill.verdict.run} ${drill.verdict.drill}`;
    const same = counted.get(key);
    if (!same || drill.events.length > same.events.length) counted.set(key, drill);
    if (same) {
      const { journalFile, verdict } = drill;
      say(
        `${journalFile} is the same drill of the same run as ${same.journalFile}: ${verdict.drill} counts once.`,
      );
    }
  }
  return [...counted.values()];
}

function readAll(files: readonly string[]) {
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
