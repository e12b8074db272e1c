import { expect } from 'chai';
import { judgeFault } from '../../../harness/judge/judgements/fault-proven.ts';
import type { ArmRecord } from '../../../harness/judge/measure/arm-record.ts';
import { measureArm } from '../../../harness/judge/measure/measure-arm.ts';
import { measureOutage } from '../../../harness/judge/measure/outage.ts';
import type { ProbeSample } from '../../../harness/model/facts.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
import type { ProbeSpec } from '../../../harness/model/system.ts';
import { redisPlan } from '../redis-plan.ts';

const journey: ProbeSpec = {
  name: 'push-to-job',
  kind: 'http',
  method: 'POST',
  url: 'http://gitea:3000/push',
  headers: {},
  rate: 0.2,
  timeoutMs: 20_000,
  expect: { status: 201 },
  // biome-ignore lint/suspicious/noThenProperty: the word of the system's file
  then: {
    url: 'http://raibid-server:8080/jobs?commit={sha}',
    take: { sha: 'commit.sha' },
    everyMs: 500,
    expect: { status: 200, bodyIncludes: 'succeeded' },
  },
};

/** Sent each 5 s, answered after 3 s unless said otherwise. */
const journeys = (fromMs: number, untilMs: number, rest: Partial<ProbeSample> = {}) => {
  const samples: ProbeSample[] = [];
  for (let sentMs = fromMs; sentMs < untilMs; sentMs += 5_000) {
    samples.push({ probe: journey.name, sentMs, durationMs: 3_000, ok: true, ...rest });
  }
  return samples;
};
const kept = { ok: true } as const;
const broken = { ok: false, durationMs: 20_000 } as const;

describe('an outage seen by journeys', () => {
  const watched = { probes: [journey], stablePasses: 20, fromMs: 30_000, untilMs: 90_000 };
  const story = [...journeys(0, 30_000), ...journeys(31_000, 50_000, broken)];

  it('is over after five passes', () => {
    const passes = journeys(51_000, 76_000);
    const { outage, censored } = measureOutage([...story, ...passes], watched);
    expect(censored).to.equal(false);
    expect(outage?.minMs).to.be.at.most(20_000);
    expect(outage?.maxMs).to.be.at.least(20_000);
    expect(measureOutage([...story, ...passes.slice(1)], watched).censored).to.equal(true);
  });

  it('ends when those that had waited are kept', () => {
    // Well again at 57 s: what was sent since 41 s has waited for it.
    const waiting = [41_000, 46_000, 51_000].map((sentMs) => ({
      probe: journey.name,
      sentMs,
      durationMs: 57_000 - sentMs,
      ok: true,
    }));
    const samples = [
      ...journeys(0, 30_000),
      ...journeys(31_000, 41_000, broken),
      ...waiting,
      ...journeys(56_000, 85_000),
    ];
    expect(measureOutage(samples, watched).recovered).to.deep.include({ atMs: 57_000 });
  });

  it('ends when the one that had waited is kept, also where the next was far off', () => {
    // Well again at 57 s: twice the usual time, and less than an interval more than that.
    const one = { probe: journey.name, sentMs: 49_500, durationMs: 7_500, ok: true };
    const samples = [
      ...journeys(0, 30_000),
      ...journeys(29_500 + 5_000, 49_500, broken),
      ...[one, ...journeys(54_500, 85_000)],
    ];
    const { recovered } = measureOutage(samples, watched);
    expect(recovered).to.deep.equal({ afterMs: 49_500, byMs: 57_000, atMs: 57_000 });
  });

  it('is not prolonged by a journey that was under way when watching ended', () => {
    const cutOff = journeys(86_000, 91_000, broken);
    const samples = [...story, ...journeys(51_000, 86_000), ...cutOff];
    expect(measureOutage(samples, watched).censored).to.equal(false);
  });

  it('is prolonged by one that began before the last that passed', () => {
    const samples = [...story, ...journeys(51_000, 86_000)].map((sample) =>
      sample.sentMs === 76_000 ? { ...sample, ...broken } : sample,
    );
    expect(measureOutage(samples, watched).censored).to.equal(true);
  });

  it('counts those under way where it was never seen to recover', () => {
    const samples = [...journeys(0, 30_000), ...journeys(31_000, 90_000, broken)];
    expect(measureOutage(samples, watched).outage?.ms).to.equal(55_000);
  });
});

describe('a fault seen by journeys', () => {
  const injectedMs = 30_000;
  const planOf = (probes: readonly ProbeSpec[]): Plan => ({ ...redisPlan, probes });
  const judged = (samples: readonly ProbeSample[], plan = planOf([journey])) => {
    const at = { arm: 'runbook', atMs: injectedMs } as const;
    const record: ArmRecord = {
      name: 'runbook',
      samples: samples.map((sample) => ({ ...sample, ...at, type: 'probe' })),
      steadyState: { ...at, type: 'steady-state', held: true, passes: 5 },
      undoWritten: true,
      injected: { ...at, type: 'fault-injected', startedMs: injectedMs, targets: [] },
      didNotBite: undefined,
      firstStepMs: undefined,
      steps: [],
      watchEnd: { ...at, type: 'seen-stable', passes: 5, atMs: 120_000 },
      reverted: undefined,
      before: undefined,
      after: undefined,
      audits: [],
      inventories: [],
      readings: [],
      unread: [],
      alerts: [],
      inapplicable: undefined,
      lastMs: 120_000,
    };
    return judgeFault(record, measureArm(record, plan), plan);
  };
  const before = journeys(0, 25_000);
  const after = journeys(36_000, 110_000);
  const failing = (rest: Partial<ProbeSample>) => journeys(31_000, 36_000, { ok: false, ...rest });

  it('needs only as many passes before it as fit into the time-out', () => {
    expect(judged([...before, ...failing(broken), ...after]).holds).to.equal(true);
    const few = judged([...before.slice(1), ...failing(broken), ...after]);
    expect(few.holds).to.equal(false);
    expect(few.reasons[0]?.text).to.include('had passed 4 times, not 5,');
  });

  it('is proven by one journey that was looked after for its whole time-out in vain', () => {
    expect(judged([...before, ...failing(broken), ...after]).holds).to.equal(true);
  });

  it('is not proven by one journey that failed at once: that is one question', () => {
    const { holds, reasons } = judged([...before, ...failing({ durationMs: 4 }), ...after]);
    expect(holds).to.equal(false);
    expect(reasons[0]?.text).to.include('chance');
  });

  it('is not proven by one late journey where others had been late, too', () => {
    const late = journeys(0, 25_000, { ...kept, durationMs: 4_000 });
    const latest = { probe: journey.name, sentMs: 15_000, durationMs: 12_000, ok: true };
    const samples = [...late.map((one) => (one.sentMs === 15_000 ? latest : one))];
    expect(judged([...samples, ...failing(broken), ...after]).holds).to.equal(false);
  });

  it('is proven by one where others were late only before the steady state', () => {
    const first = { probe: journey.name, sentMs: -5_000, durationMs: 12_000, ok: true };
    expect(judged([first, ...before, ...failing(broken), ...after]).holds).to.equal(true);
  });

  it('is proven by two journeys that failed at once', () => {
    const two = journeys(31_000, 41_000, { ok: false, durationMs: 4 });
    expect(judged([...before, ...two, ...journeys(41_000, 110_000)]).holds).to.equal(true);
  });

  it('is not proven by one plain question that timed out', () => {
    const { then: _, ...plain } = journey;
    const samples = [...before, ...failing(broken), ...after];
    expect(judged(samples, planOf([plain])).holds).to.equal(false);
  });
});
