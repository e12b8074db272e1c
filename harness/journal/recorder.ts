import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import type { Plan } from '../model/scenario.ts';
import type { JournalEvent } from './events.ts';
import { formatEvent } from './format.ts';
import { redactEvent } from './redact-event.ts';

type WithoutTime<E> = E extends JournalEvent ? Omit<E, 'atMs'> : never;
/** An event without its time, which the recorder adds. */
type Fact = WithoutTime<JournalEvent>;

/** Writes a drill's journal as things happen, so that a killed run leaves everything it recorded. */
export interface Recorder {
  /** Milliseconds since the drill started. */
  now(): number;
  /** Converts a clock time to the journal's scale. */
  at(clockMs: number): number;
  /** Redacts secrets first. JOURNAL_FAILED if it cannot be written; the event is in `events` all the same. */
  record(fact: Fact): void;
  readonly events: readonly JournalEvent[];
}

/** JOURNAL_FAILED if the file already exists: it belongs to another drill. */
export function openRecorder(
  file: string,
  clock: Clock,
  onEvent: (event: JournalEvent) => void = () => {},
): Recorder {
  writing(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '', { flag: 'wx' });
  });
  const originMs = clock.nowMs();
  const events: JournalEvent[] = [];
  let plan: Plan | undefined;
  const at = (clockMs: number) => Math.round((clockMs - originMs) * 1000) / 1000;
  return {
    at,
    events,
    now: () => at(clock.nowMs()),
    record(fact) {
      if (fact.type === 'drill-started') plan = fact.plan;
      const event = redactEvent({ ...fact, atMs: at(clock.nowMs()) } as JournalEvent, plan);
      events.push(event);
      writing(file, () => appendFileSync(file, `${formatEvent(event)}\n`));
      onEvent(event);
    },
  };
}

function writing(file: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw new HarnessError('JOURNAL_FAILED', `${file} cannot be written: ${String(cause)}.`, {
      next: 'Give --out a folder that no other run uses, on a disk with free space.',
      cause,
    });
  }
}
