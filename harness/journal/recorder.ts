import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import type { JournalEvent } from './events.ts';
import { formatEvent } from './format.ts';

type WithoutTime<E> = E extends JournalEvent ? Omit<E, 'atMs'> : never;
/** An event without its time, which the recorder adds. */
type Fact = WithoutTime<JournalEvent>;

/** Writes a drill's journal as things happen, so that a killed run leaves all that it saw. */
export interface Recorder {
  /** Milliseconds since the drill started. */
  now(): number;
  /** A time of the clock, on the journal's scale. */
  at(clockMs: number): number;
  record(fact: Fact): void;
  readonly events: readonly JournalEvent[];
}

export function openRecorder(
  file: string,
  clock: Clock,
  onEvent: (event: JournalEvent) => void = () => {},
): Recorder {
  mkdirSync(dirname(file), { recursive: true });
  // A journal is one drill: what an earlier run of it left here is over.
  writeFileSync(file, '');
  const originMs = clock.nowMs();
  const events: JournalEvent[] = [];
  const at = (clockMs: number) => Math.round((clockMs - originMs) * 1000) / 1000;
  return {
    at,
    events,
    now: () => at(clock.nowMs()),
    record(fact) {
      const event = { ...fact, atMs: at(clock.nowMs()) } as JournalEvent;
      events.push(event);
      appendFileSync(file, `${formatEvent(event)}\n`);
      onEvent(event);
    },
  };
}
