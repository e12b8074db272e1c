import { expect } from 'chai';
import type { JournalEvent } from '../../../harness/journal/events.ts';
import { formatEvent, parseJournal } from '../../../harness/journal/journal-lines.ts';
import { armRecords } from '../../../harness/judge/measure/arm-record.ts';
import { measureArm } from '../../../harness/judge/measure/measure-arm.ts';
import { handMadeJournal } from '../hand-made-journal.ts';
import { journey } from '../journeys.ts';
import { sampleQueue } from '../queue-model.ts';
import { redisPlan } from '../redis-plan.ts';
import { seededRandom } from '../service-model.ts';

describe('measuring an arm', () => {
  it('reads from the journal which promises were kept late', () => {
    const plan = { ...redisPlan, probes: [{ ...journey, rate: 0.5, timeoutMs: 8_000 }] };
    const random = seededRandom(4);
    const queue = { stall: 'one by one', fromMs: 60_000, untilMs: 100_000 } as const;
    const { samples, keptLate } = sampleQueue(
      { ...queue, usualMs: [1_500, 2_500], random },
      { phaseMs: 300, untilMs: 150_000, rate: 0.5, timeoutMs: 8_000 },
    );
    const arm = 'runbook';
    const seenMs = (one: { sentMs: number; durationMs: number }) => one.sentMs + one.durationMs;
    const [started] = handMadeJournal({ plan, arms: {} });
    if (!started) throw new Error('no head');
    const events: readonly JournalEvent[] = [
      started,
      { atMs: 59_900, arm, type: 'fault-injected', startedMs: 59_800, targets: [] },
      ...samples.map((one) => ({ ...one, atMs: seenMs(one), arm, type: 'probe' }) as const),
      ...keptLate.map((one) => ({ ...one, atMs: seenMs(one), arm, type: 'kept-late' }) as const),
      { atMs: 145_000, arm, type: 'seen-stable', passes: 5 },
    ];
    const outageOf = (journal: readonly JournalEvent[]) => {
      const read = parseJournal(journal.map(formatEvent).join('\n'));
      const [record] = armRecords(read, plan);
      if (!record) throw new Error('no arm');
      return measureArm(record, plan).outage;
    };
    const outage = outageOf(events);
    expect(40_000).to.be.within(outage?.minMs ?? Number.NaN, outage?.maxMs ?? Number.NaN);
    expect(outage?.ms).to.be.closeTo(40_000, 2_000);
    // Who is still in time is served when the whole backlog is done.
    const unaware = outageOf(events.filter(({ type }) => type !== 'kept-late'));
    expect(unaware?.ms).to.be.above(outage?.ms ?? Number.NaN);
  });
});
