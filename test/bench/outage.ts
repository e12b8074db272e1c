import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../harness/clock.ts';
import { measureOutage } from '../../harness/judge/measure/outage.ts';
import type { ProbeSample } from '../../harness/model/observations.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';
import { seededRandom } from '../seeded-random.ts';
import { HoldUps } from './hold-ups.ts';
import { probeLocally } from './local-k6.ts';
import { type OutageKind, OutageServer } from './outage-server.ts';

/** Whole outages: the error is one interval at most. */
export const wholeKinds: readonly OutageKind[] = ['refuses', 'answers-503', 'hangs'];
/** Never a whole number of intervals. */
const durationsMs = [611, 3_037, 1_373, 487];
const wellMs = 900;
const stablePasses = 8;

export interface OutageBenchOptions {
  readonly kinds: readonly OutageKind[];
  /** Of each kind at each rate. */
  readonly trials: number;
  readonly rates: readonly number[];
  /** Fixes the phases at which the outages begin. */
  readonly seed: number;
}

/** How far the measured outage was from the true one, over the trials of one kind at one rate. */
export interface OutageErrors {
  readonly kind: OutageKind;
  readonly rate: number;
  /** What may be off at the worst, if the outage is whole: one interval. Half of it is allowed in the median. */
  readonly boundMs: number;
  readonly medianMs: number;
  readonly worstMs: number;
  /** Signed mean: what remains when chance is averaged out. */
  readonly biasMs: number;
  readonly trials: readonly OutageTrial[];
  /** Trials made again because the machine held the bench's own server up at an edge. */
  readonly repeated: number;
}

export interface OutageTrial {
  readonly trueMs: number;
  /** NaN where the judge saw no outage, or no recovery. */
  readonly measuredMs: number;
  /** Whether the judge's own bounds hold the truth, as far as that is known. */
  readonly bracketed: boolean;
}

/** A moment that is known no better than from one time to another. */
interface Moment {
  readonly fromMs: number;
  readonly toMs: number;
}

interface TrueOutage {
  readonly fromMs: number;
  readonly began: Moment;
  readonly ended: Moment;
  readonly untilMs: number;
}

/** Breaks servers for known times, and measures that as a drill would: k6, its lines, the judge. */
export async function benchOutages(options: OutageBenchOptions): Promise<readonly OutageErrors[]> {
  const random = seededRandom(options.seed);
  const holdUps = new HoldUps();
  const subjects = await Promise.all(
    options.rates.flatMap((rate) => options.kinds.map((kind) => openSubject(kind, rate, random))),
  );
  const samples: ProbeSample[] = [];
  const probes = subjects.map(({ probe }) => probe);
  const probing = await probeLocally(probes, (sample) => samples.push(sample));
  try {
    await probing.started;
    const all = subjects.map((subject) =>
      breakRepeatedly(subject, phases(options.trials, random), holdUps),
    );
    const outages = await Promise.race([Promise.all(all), probing.failed]);
    return subjects.map((subject, index) =>
      errorsOf(subject, samples, outages[index] ?? noOutages),
    );
  } finally {
    holdUps.close();
    await probing.stop();
    for (const { server } of subjects) server.close();
  }
}

/** A table of the errors, in milliseconds. */
export function printOutageErrors(all: readonly OutageErrors[]): string {
  const rows = all.map(({ kind, rate, boundMs, trials, repeated, ...error }) => [
    kind,
    `${rate}/s`,
    String(trials.length),
    error.medianMs.toFixed(1),
    wholeKinds.includes(kind) ? (boundMs / 2).toFixed(0) : '',
    error.worstMs.toFixed(1),
    wholeKinds.includes(kind) ? boundMs.toFixed(0) : '',
    error.biasMs.toFixed(1),
    `${trials.filter(({ bracketed }) => bracketed).length}/${trials.length}`,
    String(repeated),
  ]);
  const head = ['outage', 'rate', 'n', 'median', '≤', 'worst', '≤', 'bias', 'bracketed', 'again'];
  const widthOf = (at: number) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0));
  return [head, ...rows]
    .map((row) => row.map((word, at) => word[at === 0 ? 'padEnd' : 'padStart'](widthOf(at))))
    .map((row) => row.join('  '))
    .join('\n');
}

interface Subject {
  readonly kind: OutageKind;
  readonly server: OutageServer;
  readonly probe: HttpProbe;
}

async function openSubject(kind: OutageKind, rate: number, random: () => number): Promise<Subject> {
  const server = new OutageServer(kind, random);
  await server.listen();
  const probe: HttpProbe = {
    name: `${kind} at ${rate}`,
    kind: 'http',
    method: 'GET',
    url: server.url,
    headers: {},
    rate,
    timeoutMs: 250,
    expect: { status: 200, bodyIncludes: 'well' },
  };
  return { kind, server, probe };
}

/**
 * For each trial a phase from 0 to 1, at random, but for each duration one in every equal part of
 * the interval: with few trials, chance alone would move the median by half of what is allowed.
 */
function phases(trials: number, random: () => number): readonly number[] {
  const parts = Math.ceil(trials / durationsMs.length);
  return Array.from({ length: trials }, (_, trial) => {
    const part = Math.floor(trial / durationsMs.length);
    return (part + random()) / parts;
  });
}

interface TrueOutages {
  readonly outages: readonly TrueOutage[];
  readonly repeated: number;
}

const noOutages: TrueOutages = { outages: [], repeated: 0 };

/** A trial whose truth is not exact to a fifth of an interval is made again, as long as that helps. */
async function breakRepeatedly(
  subject: Subject,
  phases: readonly number[],
  holdUps: HoldUps,
): Promise<TrueOutages> {
  const intervalMs = 1000 / subject.probe.rate;
  const originMs = systemClock.nowMs();
  const outages: TrueOutage[] = [];
  let repeated = 0;
  await pause(wellMs);
  for (const [at, phase] of phases.entries()) {
    const outageMs = durationsMs[at % durationsMs.length] ?? 0;
    for (;;) {
      const fromMs = systemClock.nowMs();
      const intervals = Math.ceil((fromMs + wellMs / 2 - originMs) / intervalMs);
      await pause(originMs + (intervals + phase) * intervalMs - fromMs);
      const outage = await breakOnce(subject.server, outageMs, fromMs);
      const edgesMs = [outage.began.fromMs, outage.ended.toMs];
      const heldUpMs = Math.max(...edgesMs.map((ms) => holdUps.longestMs(ms, intervalMs)));
      if (heldUpMs <= intervalMs / 5 || repeated >= phases.length) {
        outages.push(outage);
        break;
      }
      repeated += 1;
    }
  }
  return { outages, repeated };
}

async function breakOnce(
  server: OutageServer,
  outageMs: number,
  fromMs: number,
): Promise<TrueOutage> {
  const began = await moment(() => server.break(outageMs));
  await pause(outageMs);
  // Whoever waits may be answered, and have read it, before the last one is.
  const ended = await moment(() => server.mend());
  await pause(wellMs);
  return { fromMs, began, ended, untilMs: systemClock.nowMs() };
}

async function moment(act: () => void | Promise<void>): Promise<Moment> {
  const fromMs = systemClock.nowMs();
  await act();
  return { fromMs, toMs: systemClock.nowMs() };
}

function errorsOf(
  { kind, probe }: Subject,
  samples: readonly ProbeSample[],
  { outages, repeated }: TrueOutages,
): OutageErrors {
  const own = samples.filter((sample) => sample.probe === probe.name);
  const trials = outages.map(({ fromMs, began, ended, untilMs }): OutageTrial => {
    const near = own.filter(({ sentMs }) => sentMs >= fromMs - wellMs && sentMs <= untilMs);
    const watched = { probes: [probe], stablePasses, fromMs, untilMs };
    const { outage, censored } = measureOutage(near, watched);
    const leastMs = ended.fromMs - began.toMs;
    const mostMs = ended.toMs - began.fromMs;
    const trueMs = (leastMs + mostMs) / 2;
    if (!outage || censored) return { trueMs, measuredMs: Number.NaN, bracketed: false };
    const bracketed = outage.minMs <= mostMs && leastMs <= outage.maxMs;
    return { trueMs, measuredMs: outage.ms, bracketed };
  });
  const errors = trials.map(({ trueMs, measuredMs }) => measuredMs - trueMs);
  const sizes = errors.map(Math.abs).sort((one, other) => one - other);
  return {
    kind,
    rate: probe.rate,
    boundMs: 1000 / probe.rate,
    medianMs: sizes[Math.floor(sizes.length / 2)] ?? Number.NaN,
    worstMs: Math.max(...errors.map(Math.abs)),
    biasMs: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    trials,
    repeated,
  };
}
