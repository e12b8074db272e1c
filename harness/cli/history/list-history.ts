import { HarnessError } from '../../errors.ts';
import { type Median, medianKey, mediansSince } from '../../history/medians.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { type Summary, summariesOfAll, summariesSince } from '../../history/summaries.ts';
import { summaryLine } from '../../report/history/summary-words.ts';
import type { Terminal } from '../terminal.ts';
import { openExisting } from './open-existing.ts';
import { readDate } from './read-date.ts';
import { sayFuture } from './say-future.ts';

const days = 28;
const dayMs = 24 * 60 * 60 * 1000;

interface ListOptions {
  readonly since?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

export async function listHistory(
  place: HistoryPlace,
  { since, all, json }: ListOptions,
  terminal: Pick<Terminal, 'out' | 'say'>,
  now = Date.now(),
): Promise<void> {
  if (all && since !== undefined) {
    throw new HarnessError('BAD_USAGE', '--all and --since contradict each other.', {
      next: 'Use only one of them.',
    });
  }
  const sinceMs = since === undefined ? now - days * dayMs : readDate('--since', since);
  const history = await openExisting(place);
  let found: readonly Summary[];
  let medians: ReadonlyMap<string, Median> = new Map();
  try {
    found = all
      ? await summariesOfAll(history, now + 1)
      : await summariesSince(history, sinceMs, now + 1);
    if (!all) medians = await mediansSince(history, sinceMs, now + 1);
    await sayFuture(history, now + 1, terminal);
  } finally {
    await history.close();
  }
  const medianOf = (one: Summary) => medians.get(medianKey(one));
  if (json) {
    const rows = found.map((one) => ({ ...one, median: medianOf(one) ?? null }));
    return terminal.out(JSON.stringify(rows, null, 2));
  }
  for (const one of found) terminal.out(summaryLine(one, medianOf(one)));
  if (found.length > 0) return;
  const when = all ? '' : ` since ${new Date(sinceMs).toISOString().slice(0, 10)}`;
  terminal.say(`${place.shown} has no drill${when}.`);
}
