import type { EventOf, JournalEvent } from '../../journal/events.ts';
import { all, first } from '../../judge/measure/arm-record.ts';
import type { ArmName } from '../../model/scenario.ts';
import type { StepResultKind } from '../../model/step-result.ts';
import type { ArmMeasurement, Verdict } from '../../model/verdict.ts';

/** What the chart of one arm shows. Times in milliseconds since its fault was injected. */
export interface Timeline {
  readonly arm: ArmName;
  readonly samples: readonly {
    readonly atMs: number;
    readonly durationMs: number;
    readonly ok: boolean;
  }[];
  readonly steps: readonly {
    readonly number: number;
    readonly text: string;
    readonly result: StepResultKind;
    readonly fromMs: number;
    readonly toMs: number;
  }[];
  /** When injection was complete; null if nothing was injected. */
  readonly injectedMs: number | null;
  readonly outage: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly censored: boolean;
  } | null;
  /** When the stated time is over; null if none is stated. */
  readonly rtoMs: number | null;
  readonly watchedUntilMs: number;
}

/** How much of the steady state to show before the fault. */
const leadMs = 2000;

/** The timelines of all arms of a verdict, and their common scale. */
export function timelines(
  verdict: Verdict,
  events: readonly JournalEvent[],
): { all: readonly Timeline[]; fromMs: number; untilMs: number } {
  const drawn = verdict.arms.map((arm) => timelineOf(arm, verdict, events));
  const happened = drawn.flatMap(({ watchedUntilMs, steps }) => [
    watchedUntilMs,
    ...steps.map(({ toMs }) => toMs),
  ]);
  const lastMs = Math.max(1000, ...happened);
  // A stated time far beyond the last event would squeeze everything into a corner.
  const limits = drawn.flatMap(({ rtoMs }) =>
    rtoMs !== null && rtoMs < 4 * lastMs ? [rtoMs] : [],
  );
  return { all: drawn, fromMs: -leadMs, untilMs: Math.max(lastMs, ...limits) * 1.02 };
}

function timelineOf(
  arm: ArmMeasurement,
  verdict: Verdict,
  events: readonly JournalEvent[],
): Timeline {
  const own = events.filter((event) => 'arm' in event && event.arm === arm.arm);
  const probes = all(own, 'probe');
  const prepared = preparedSteps(events);
  const originMs = arm.injectedMs ?? (probes[0]?.sentMs ?? 0) + leadMs;
  const untilMs = arm.watchedUntilMs ?? endOf(own);
  return {
    arm: arm.arm,
    samples: probes
      .filter(({ sentMs }) => sentMs >= originMs - leadMs && sentMs <= untilMs)
      // As in judging: an answer after watching ended may be due to the revert.
      .filter(({ ok, sentMs, durationMs }) => !ok || sentMs + durationMs <= untilMs)
      // As in judging: a request in flight when injection began that then failed does not count.
      .filter(
        ({ ok, sentMs, durationMs }) => ok || sentMs >= originMs || sentMs + durationMs < originMs,
      )
      .map(({ sentMs, durationMs, ok }) => ({ atMs: sentMs - originMs, durationMs, ok })),
    steps: arm.steps
      .filter(({ number }) => !prepared.has(number))
      .map(({ number, text, result, startedMs, durationMs }) => ({
        number,
        text,
        result,
        fromMs: startedMs - originMs,
        toMs: startedMs + durationMs - originMs,
      })),
    injectedMs: arm.injectedMs === null ? null : injectionEnd(own, originMs),
    outage: arm.broken && {
      fromMs: arm.broken.atMs - originMs,
      toMs: (arm.recovered?.atMs ?? untilMs) - originMs,
      censored: arm.censored,
    },
    rtoMs: arm.broken && verdict.rto && arm.broken.atMs + verdict.rto.ms - originMs,
    watchedUntilMs: untilMs - originMs,
  };
}

/** Steps done before the fault; no chart shows that time. */
function preparedSteps(events: readonly JournalEvent[]): ReadonlySet<number> {
  const steps = first(events, 'drill-started')?.plan.steps ?? [];
  return new Set(steps.flatMap(({ phase, number }) => (phase === 'prepare' ? number : [])));
}

const endOf = (events: readonly JournalEvent[]) => (events.find(isEnd) ?? events.at(-1))?.atMs ?? 0;
const isEnd = ({ type }: JournalEvent) => type === 'reverted' || type === 'did-not-bite';

function injectionEnd(events: readonly JournalEvent[], originMs: number): number {
  const [injected]: EventOf<'fault-injected'>[] = all(events, 'fault-injected');
  return (injected?.atMs ?? originMs) - originMs;
}
