import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import { journalVersion } from './events/drill-events.ts';
import { eventSchema, type JournalEvent } from './events.ts';
import { withWholePlan } from './older-plan.ts';

/** One line of JSON Lines, without its newline. */
export function formatEvent(event: JournalEvent): string {
  return JSON.stringify(event);
}

/**
 * Reads a journal: one event a line, `drill-started` first. A half-written last line, left by a killed run,
 * is replaced by a `torn-line` event. Any other fault is BAD_JOURNAL, with its line.
 */
export function parseJournal(text: string, file = 'journal'): readonly JournalEvent[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const events: JournalEvent[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parseLine(line);
    const isTorn = value === undefined && index === last && events.length > 0;
    if (isTorn) events.push({ type: 'torn-line', atMs: events.at(-1)?.atMs ?? 0, line: index + 1 });
    else events.push(readEvent(value, { file, line: index + 1, column: 1 }, events.length === 0));
  }
  if (events.length === 0) {
    throw new HarnessError('BAD_JOURNAL', `${file} is empty.`, {
      next: 'A journal is written by firedrill run, one JSON object a line.',
    });
  }
  return events;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function readEvent(
  value: unknown,
  place: { file: string; line: number; column: number },
  isFirst: boolean,
): JournalEvent {
  const bad = (what: string, next: string) =>
    new HarnessError('BAD_JOURNAL', what, { place, next });
  if (value === undefined)
    throw bad('This line is not valid JSON.', 'Use the file as firedrill run wrote it.');
  if (isFirst) checkHeader(value, bad);
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) {
    const problems = z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, ' ');
    throw bad(`This line is not an event of a journal: ${problems}`, 'Was it edited by hand?');
  }
  if (!isFirst && parsed.data.type === 'drill-started') {
    throw bad('A second drill starts here.', 'A journal holds one drill: judge them apart.');
  }
  // Return the value as written, so that fields outside the schema are kept.
  return withWholePlan(value as JournalEvent);
}

const header = z.object({ type: z.literal('drill-started'), version: z.unknown() });

function checkHeader(value: unknown, bad: (what: string, next: string) => HarnessError): void {
  const { success, data } = header.safeParse(value);
  if (!success) {
    throw bad('A journal starts with drill-started.', 'Is this file a journal of firedrill run?');
  }
  if (data.version !== journalVersion) {
    throw bad(
      `This journal is of version ${String(data.version)}; this program reads ${journalVersion}.`,
      'Judge it with the version of firedrill that its header names.',
    );
  }
}
