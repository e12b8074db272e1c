import { expect } from 'chai';
import { measureOutage } from '../../../harness/judge/measure/outage.ts';
import type { ProbeSample } from '../../../harness/model/observations.ts';
import { journey } from '../journeys.ts';
import { sampleQueue, stalls } from '../queue-model.ts';
import { sampleService, seededRandom } from '../service-model.ts';

const usualMs = [1_500, 2_500] as const;

describe('an outage of a queue that stalled', () => {
  for (const stall of stalls) {
    for (const rate of [0.5, 0.2]) {
      it(`is within the bounds, whatever stalls: ${stall}, a journey each ${1 / rate} s`, () => {
        const random = seededRandom(3);
        const probe = { ...journey, rate, timeoutMs: 8_000 };
        const trials = 150;
        const errors = { covered: 0, small: 0 };
        for (let trial = 0; trial < trials; trial += 1) {
          const trueMs = [27_337, 41_003, 63_911][trial % 3] ?? 0;
          const fromMs = 60_000 + random() * 8_000;
          const untilMs = fromMs + trueMs;
          const model = { stall, fromMs, untilMs, usualMs, random };
          const asked = { phaseMs: (random() * 1000) / rate, untilMs: untilMs + 60_000 };
          const { samples, keptLate } = sampleQueue(model, { ...asked, ...probe });
          const { outage } = measureOutage(samples, {
            ...{ probes: [probe], stablePasses: 20, keptLate },
            ...{ fromMs: fromMs - random() * 500, untilMs: untilMs + 50_000 },
          });
          if (!outage) throw new Error('no outage seen');
          if (outage.minMs <= trueMs && trueMs <= outage.maxMs) errors.covered += 1;
          const allowedMs = Math.max(2_000, trueMs / 10);
          if (Math.abs(outage.ms - trueMs) <= allowedMs) errors.small += 1;
        }
        expect(errors.covered / trials, 'within the bounds').to.be.at.least(0.98);
        if (rate === 0.5) expect(errors.small / trials, 'off by little').to.be.at.least(0.98);
      });
    }
  }

  const model = { stall: 'all', fromMs: 60_000, untilMs: 100_000, usualMs } as const;
  const asked = { phaseMs: 700, untilMs: 160_000, rate: 0.2, timeoutMs: 8_000 };
  const probe = { ...journey, rate: 0.2, timeoutMs: 8_000 };
  const watched = { probes: [probe], stablePasses: 20, fromMs: 59_800, untilMs: 150_000 };
  const queue = () => sampleQueue({ ...model, random: seededRandom(9) }, asked);

  it('ends when the first promise is kept, be it one of a journey that had failed', () => {
    const { samples, keptLate } = queue();
    const { recovered } = measureOutage(samples, { ...watched, keptLate });
    expect(recovered?.byMs).to.be.within(100_000, 100_000 + usualMs[1] + 2_500);
    expect(recovered?.afterMs).to.be.above(97_000);
  });

  it('begins when the promise of a journey was due that was under way at the injection', () => {
    const { samples, keptLate } = queue();
    // Sent at 55.7 s; at 60.7 s the next one.
    const later = { ...watched, fromMs: 57_000 };
    const { broken } = measureOutage(samples, { ...later, keptLate });
    expect(broken?.byMs).to.be.below(66_000);
  });

  it('counts no promise that was kept after watching ended', () => {
    const { samples, keptLate } = queue();
    const after = keptLate.map((kept) => ({ ...kept, durationMs: kept.durationMs + 100_000 }));
    const { recovered } = measureOutage(samples, { ...watched, keptLate: after });
    expect(recovered?.byMs).to.be.above(100_000);
  });

  it('is not prolonged by a journey that was under way when watching ended', () => {
    const { samples, keptLate } = queue();
    const cutOff = samples.map((sample): ProbeSample => {
      const isOpen = sample.sentMs + sample.durationMs > watched.untilMs;
      return isOpen ? { ...sample, ok: false, durationMs: 8_000 } : sample;
    });
    const measured = measureOutage(cutOff, { ...watched, keptLate });
    expect(measured).to.deep.equal(measureOutage(samples, { ...watched, keptLate }));
  });

  it('is measured as ever if an older journal did not record when journeys were accepted', () => {
    const { samples, keptLate } = queue();
    const older = samples.map(({ acceptedMs: _, lackedMs: __, ...sample }): ProbeSample => sample);
    const measured = measureOutage(older, watched);
    const lastFailureMs = samples.findLast(({ ok }) => !ok)?.sentMs;
    expect(measured.recovered?.afterMs).to.be.at.least(lastFailureMs ?? Number.NaN);
    expect(measured).to.deep.equal(measureOutage(older, { ...watched, keptLate }));
  });

  it('is that of the cause if another probe saw it too', () => {
    const { samples, keptLate } = queue();
    const broken = [{ fromMs: 60_000, untilMs: 100_000 }];
    const times = { phaseMs: 10, untilMs: 150_000 };
    const plain = sampleService({ breakage: 'refuses', broken }, times);
    const two = { ...watched, probes: [probe, { name: 'ask', rate: 20, timeoutMs: 250 }] };
    const { outage } = measureOutage([...samples, ...plain], { ...two, keptLate });
    expect(40_000).to.be.within(outage?.minMs ?? Number.NaN, outage?.maxMs ?? Number.NaN);
    expect(outage?.ms).to.be.closeTo(40_000, 4_000);
  });
});
