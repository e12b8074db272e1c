import { expect } from 'chai';
import { judgeFault } from '../../../harness/judge/judgements/fault-proven.ts';
import type { ArmRecord } from '../../../harness/judge/measure/arm-record.ts';
import { measureArm } from '../../../harness/judge/measure/measure-arm.ts';
import type { ProbeSample } from '../../../harness/model/observations.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
import type { HttpProbe } from '../../../harness/scenario/probe-kinds/http.ts';
import { broken, journey, journeys, kept } from '../journeys.ts';
import { redisPlan } from '../redis-plan.ts';

describe('a fault seen by journeys', () => {
  const injectedMs = 30_000;
  const planOf = (probes: readonly HttpProbe[]): Plan => ({ ...redisPlan, probes });
  const judged = (samples: readonly ProbeSample[], plan = planOf([journey])) => {
    const at = { arm: 'runbook', atMs: injectedMs } as const;
    const record: ArmRecord = {
      name: 'runbook',
      traffic: [],
      keptLate: [],
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
      beforeReset: undefined,
      after: undefined,
      audits: [],
      inventories: [],
      readings: [],
      unread: [],
      checks: [],
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
    const { holds, reasons } = judged([...before, ...failing(broken), ...after]);
    expect(holds).to.equal(true);
    expect(reasons[0]?.text).to.match(/: 1 request failed\.$/);
  });

  it('is not proven by one journey that failed at once: that is one question', () => {
    const { holds, reasons } = judged([...before, ...failing({ durationMs: 4 }), ...after]);
    expect(holds).to.equal(false);
    expect(reasons[0]?.text).to.include('chance');
  });

  it('is not proven by one late journey if others had been late too', () => {
    const late = journeys(0, 25_000, { ...kept, durationMs: 4_000 });
    const latest = { probe: journey.name, sentMs: 15_000, durationMs: 12_000, ok: true };
    const samples = [...late.map((one) => (one.sentMs === 15_000 ? latest : one))];
    expect(judged([...samples, ...failing(broken), ...after]).holds).to.equal(false);
  });

  it('is proven by one if others were late only before the steady state', () => {
    const first = { probe: journey.name, sentMs: -5_000, durationMs: 12_000, ok: true };
    expect(judged([first, ...before, ...failing(broken), ...after]).holds).to.equal(true);
  });

  it('is proven by two journeys that failed at once', () => {
    const two = journeys(31_000, 41_000, { ok: false, durationMs: 4 });
    const { holds, reasons } = judged([...before, ...two, ...journeys(41_000, 110_000)]);
    expect(holds).to.equal(true);
    expect(reasons[0]?.text).to.match(/: 2 requests failed\.$/);
  });

  it('is not proven by one plain question that timed out', () => {
    const { then: _, ...plain } = journey;
    const samples = [...before, ...failing(broken), ...after];
    expect(judged(samples, planOf([plain])).holds).to.equal(false);
  });
});
