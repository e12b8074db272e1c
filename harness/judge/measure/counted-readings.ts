import type { EventOf } from '../../journal/events.ts';
import { unitMs } from '../../model/duration.ts';
import type { Invariant } from '../../model/system.ts';
import type { ArmRecord } from './arm-record.ts';

/** One reading, and the number in it that counts. Times on the journal's clock. */
export interface CountedReading {
  readonly atMs: number;
  readonly when: EventOf<'invariant'>['when'];
  readonly value: number;
  readonly atMost: number | undefined;
  readonly atEnd: number | undefined;
}

/** All readings of an invariant in one arm. */
export interface Counted {
  readonly readings: readonly CountedReading[];
  readonly unread: readonly EventOf<'invariant-unread'>[];
  /** Why nothing can be counted: the counter restarted, or was not read before the fault. */
  readonly uncounted?: string;
  readonly injectedMs: number;
  /** When the fault was undone; later readings also show the harness's work. */
  readonly untilMs: number;
}

/** The readings of one invariant, each as the number that counts: the value, its growth, or its growth per minute. */
export function countedReadings(
  { name, counts, atMost, atEnd }: Pick<Invariant, 'name' | 'counts' | 'atMost' | 'atEnd'>,
  { readings: all, reverted, lastMs }: ArmRecord,
  injectedMs: number,
): Counted {
  const own = all.filter((reading) => reading.name === name);
  const unread = own.filter((reading) => reading.type === 'invariant-unread');
  const raw = own.filter((reading) => reading.type === 'invariant');
  const uncounted = counts === 'value' ? undefined : whyUncounted(raw, injectedMs);
  return {
    readings: raw.map((reading, index) => ({
      atMs: reading.atMs,
      when: reading.when,
      value: reading.value - baseOf(raw, index, counts),
      atMost: typeof atMost === 'number' ? atMost : reading.atMost,
      atEnd: typeof atEnd === 'number' ? atEnd : reading.atEnd,
    })),
    unread,
    ...(uncounted !== undefined && { uncounted }),
    injectedMs,
    untilMs: reverted?.atMs ?? lastMs,
  };
}

type Raw = EventOf<'invariant'>;

/** The value from which growth is counted. Growth over less than a minute is also growth within a minute. */
function baseOf(raw: readonly Raw[], index: number, counts: Invariant['counts']): number {
  if (counts === 'value') return 0;
  const atMs = raw[index]?.atMs ?? 0;
  const since = counts === 'growth' ? raw[0] : raw.find((one) => one.atMs >= atMs - unitMs.m);
  return since?.value ?? 0;
}

function whyUncounted(raw: readonly Raw[], injectedMs: number): string | undefined {
  const [start] = raw;
  if (!start || start.atMs > injectedMs) return 'it was not read before the fault';
  const fell = raw.find((one, index) => one.value < (raw[index - 1]?.value ?? one.value));
  return fell && `the counter fell to ${fell.value}, so it restarted`;
}
