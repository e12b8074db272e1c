import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../harness/clock.ts';
import { measureOutage } from '../../harness/judge/measure/outage.ts';
import type { KeptLate, ProbeSample } from '../../harness/model/observations.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';
import { seededRandom } from '../seeded-random.ts';
import { probeLocally } from './local-k6.ts';
import { QueueServer, type QueueStall, queueStalls } from './queue-server.ts';

/** Never a whole number of intervals. */
const stallsMs = [17_713, 31_337, 43_907];
const rates = [0.5, 0.2];
const timeoutMs = 8_000;
const stablePasses = 20;
/** How long queues are well before: journeys enough to know what is usual. */
const wellMs = 32_000;
/** How long it takes to see a recovery: passes for a time-out, and one more journey. */
const afterMs = 45_000;

/** One stall of one queue. */
export interface JourneyTrial {
  readonly stall: QueueStall;
  readonly rate: number;
  readonly trueMs: number;
  /** NaN if the judge saw no outage, or no recovery. */
  readonly measuredMs: number;
  /** What the judge says that it may be off. */
  readonly boundMs: number;
  readonly bracketed: boolean;
}

/** What may be off: two seconds, or a tenth of the outage. */
export const allowedMs = ({ trueMs }: JourneyTrial): number => Math.max(2_000, trueMs / 10);

export const errorMs = ({ measuredMs, trueMs }: JourneyTrial): number =>
  Math.abs(measuredMs - trueMs);

interface JourneyTrials extends Pick<JourneyTrial, 'stall' | 'rate'> {
  readonly trials: readonly JourneyTrial[];
}

export const byStallAndRate = (all: readonly JourneyTrial[]): readonly JourneyTrials[] =>
  queueStalls.flatMap((stall) =>
    rates.map((rate) => ({
      stall,
      rate,
      trials: all.filter((one) => one.stall === stall && one.rate === rate),
    })),
  );

/** One line for each stall and rate: true and measured times, in seconds. */
export function printJourneyErrors(all: readonly JourneyTrial[]): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  const lines = byStallAndRate(all).map(({ stall, rate, trials }) => {
    const figures = trials.map(
      ({ trueMs, measuredMs, boundMs }) =>
        `${seconds(trueMs)}: ${seconds(measuredMs)} ± ${seconds(boundMs)}`,
    );
    return `${stall.padEnd(18)}  ${rate}/s  ${figures.join('  ')}`;
  });
  return lines.join('\n');
}

/** Stalls queues for known times, all at once, and measures that by journeys as a drill would. */
export async function benchJourneys(seed: number): Promise<readonly JourneyTrial[]> {
  const random = seededRandom(seed);
  const subjects = await Promise.all(
    queueStalls.flatMap((stall) =>
      rates.flatMap((rate) => stallsMs.map((stallMs) => openSubject(stall, rate, stallMs, random))),
    ),
  );
  const samples: ProbeSample[] = [];
  const keptLate: KeptLate[] = [];
  const probes = subjects.map(({ probe }) => probe);
  const names = probes.map(({ name }) => name);
  const probing = await probeLocally(
    probes,
    (sample) => samples.push(sample),
    (files) => files,
    names,
    (kept) => keptLate.push(kept),
  );
  try {
    await probing.started;
    const all = subjects.map((subject) => stallOnce(subject, samples, keptLate));
    return await Promise.race([Promise.all(all), probing.failed]);
  } finally {
    await probing.stop();
    for (const { server } of subjects) server.close();
  }
}

interface Subject {
  readonly stall: QueueStall;
  readonly server: QueueServer;
  readonly probe: HttpProbe;
  readonly stallMs: number;
  /** A moment of the interval, from 0 to 1. */
  readonly phase: number;
}

async function openSubject(
  stall: QueueStall,
  rate: number,
  stallMs: number,
  random: () => number,
): Promise<Subject> {
  const server = new QueueServer(stall, random);
  await server.listen();
  const probe: HttpProbe = {
    name: `${stall} for ${stallMs} at ${rate}`,
    kind: 'http',
    method: 'POST',
    url: server.url,
    headers: {},
    rate,
    timeoutMs,
    expect: { status: 201 },
    // biome-ignore lint/suspicious/noThenProperty: the word of the system's file
    then: {
      url: `${server.url}{id}`,
      take: { id: 'id' },
      everyMs: 500,
      expect: { status: 200, bodyIncludes: 'done' },
    },
  };
  return { stall, server, probe, stallMs, phase: random() };
}

async function stallOnce(
  { stall, server, probe, stallMs, phase }: Subject,
  samples: readonly ProbeSample[],
  keptLate: readonly KeptLate[],
): Promise<JourneyTrial> {
  await pause(wellMs + (phase * 1000) / probe.rate);
  // As a fault that takes a moment to act.
  const injectedMs = systemClock.nowMs();
  await pause(300);
  const fromMs = systemClock.nowMs();
  server.break();
  await pause(stallMs);
  server.mend();
  const trueMs = systemClock.nowMs() - fromMs;
  await pause(afterMs);
  const watched = { fromMs: injectedMs, untilMs: systemClock.nowMs() };
  const known = { probes: [probe], stablePasses, keptLate };
  const { outage, censored } = measureOutage(samples, { ...known, ...watched });
  const of = { stall, rate: probe.rate, trueMs };
  if (!outage || censored) {
    return { ...of, measuredMs: Number.NaN, boundMs: Number.NaN, bracketed: false };
  }
  const { ms, minMs, maxMs } = outage;
  const bracketed = minMs <= trueMs && trueMs <= maxMs;
  return { ...of, measuredMs: ms, boundMs: Math.max(ms - minMs, maxMs - ms), bracketed };
}
