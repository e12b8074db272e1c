import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { HarnessError } from '../../errors.ts';
import { formatEvent, parseJournal } from '../../journal/journal-lines.ts';
import { judgeOrSayWhy } from '../../judge/unjudged.ts';
import type { DrillRecord } from '../../report/drill-record.ts';

/**
 * Judges saved journals again, in the order of the files; BAD_JOURNAL with its line. Copies of a journal, with
 * the same drill and run, are one trial: the longest counts, and `say` reports it. BAD_JOURNAL if two of them
 * hold different events.
 */
export async function readDrills(
  files: readonly string[],
  say: (text: string) => void,
): Promise<readonly DrillRecord[]> {
  const all = await readAll(files);
  const counted = new Map<string, (typeof all)[number]>();
  for (const drill of all) {
    const { run, drill: id, trial } = drill.verdict;
    const key = `${run} ${id} ${trial?.number ?? ''}`;
    const same = counted.get(key);
    if (same) refuseDifferent(same, drill);
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

type Read = Awaited<ReturnType<typeof readAll>>[number];

/** A copy that was cut off is the beginning of the other. */
function refuseDifferent(one: Read, other: Read): void {
  const [ours, theirs] = [one, other].map(({ events }) =>
    events.filter(({ type }) => type !== 'torn-line').map(formatEvent),
  ) as [string[], string[]];
  const shared = Math.min(ours.length, theirs.length);
  if (ours.slice(0, shared).every((line, index) => line === theirs[index])) return;
  throw new HarnessError(
    'BAD_JOURNAL',
    `${one.journalFile} and ${other.journalFile} are of the same drill and run, ${one.verdict.drill} of ${one.verdict.run}, but hold different events.`,
    { next: 'Name only the journal that `firedrill run` wrote.' },
  );
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
    return textOf(await readFile(file), file);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EISDIR') {
      const next = 'Name the file itself.';
      throw new HarnessError('BAD_JOURNAL', `${file} is a folder.`, { next, cause });
    }
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read: ${String(cause)}`;
    throw new HarnessError('BAD_JOURNAL', `${file === '' ? '""' : file} ${why}.`, {
      next: 'Check the path. `firedrill run` writes journals to out/journals/.',
      cause,
    });
  }
}

/** Compressed or not, whatever the file is called. */
function textOf(bytes: Buffer, file: string): string {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new HarnessError('BAD_JOURNAL', `${file} is not a whole gzip file.`, {
      next: 'Compress the journal again with gzip.',
      cause,
    });
  }
}
