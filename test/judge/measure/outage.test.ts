import { expect } from 'chai';
import { medianSorted } from 'simple-statistics';
import { measureOutage } from '../../../harness/judge/measure/outage.ts';
import type { ProbeSample } from '../../../harness/model/observations.ts';
import { type Breakage, sampleService, seededRandom } from '../service-model.ts';

const probe = { name: 'ask', rate: 20, timeoutMs: 250 };
const watched = { probes: [probe], stablePasses: 20, fromMs: 1000, untilMs: 8000 };

describe('measuring an outage', () => {
  for (const breakage of ['refuses', 'answers 503', 'hangs'] satisfies Breakage[]) {
    for (const rate of [20, 50]) {
      it(`is off by one interval at most, half of it mostly: ${breakage}, ${rate}/s`, () => {
        const random = seededRandom(7);
        const intervalMs = 1000 / rate;
        const errors: number[] = [];
        for (let trial = 0; trial < 200; trial += 1) {
          const trueMs = [3037, 611, 1393][trial % 3] ?? 0;
          const fromMs = 1000 + random() * 500;
          const model = { breakage, broken: [{ fromMs, untilMs: fromMs + trueMs }] };
          const times = { phaseMs: random() * intervalMs, untilMs: 8000, intervalMs };
          const samples = sampleService(model, times);
          const { outage } = measureOutage(samples, { ...watched, probes: [{ ...probe, rate }] });
          if (!outage) throw new Error('no outage seen');
          errors.push(Math.abs(outage.ms - trueMs));
          expect(trueMs).to.be.within(outage.minMs, outage.maxMs);
        }
        errors.sort((one, other) => one - other);
        expect(errors.at(-1)).to.be.at.most(intervalMs + 3);
        expect(medianSorted(errors)).to.be.at.most(intervalMs / 2);
      });
    }
  }

  it('takes the time-out of a hang out of both edges', () => {
    const model = { breakage: 'hangs', broken: [{ fromMs: 2000, untilMs: 5000 }] } as const;
    const measured = measureOutage(sampleService(model, { phaseMs: 10, untilMs: 8000 }), watched);
    expect(measured.broken).to.deep.equal({ afterMs: 1960, byMs: 2013, atMs: 1986.5 });
    expect(measured.recovered).to.deep.equal({ afterMs: 4910, byMs: 5003, atMs: 5003 });
  });

  it('counts from the first failure to the last recovery if the service flaps', () => {
    const broken = [
      { fromMs: 2000, untilMs: 2500 },
      { fromMs: 4000, untilMs: 4600 },
    ];
    const samples = sampleService({ breakage: 'refuses', broken }, { phaseMs: 10, untilMs: 8000 });
    const { outage } = measureOutage(samples, watched);
    expect(outage?.ms).to.be.closeTo(2600, 50);
  });

  it('measures no outage if nothing fails', () => {
    const samples = sampleService(
      { breakage: 'refuses', broken: [] },
      { phaseMs: 10, untilMs: 8000 },
    );
    const measured = measureOutage(samples, watched);
    expect(measured).to.deep.include({ broken: null, outage: null, censored: false });
  });

  it('is censored at the last failure if it never recovers', () => {
    const model = { breakage: 'hangs', broken: [{ fromMs: 2000, untilMs: 9000 }] } as const;
    const measured = measureOutage(sampleService(model, { phaseMs: 10, untilMs: 9000 }), watched);
    expect(measured.censored).to.equal(true);
    expect(measured.recovered).to.equal(null);
    expect(measured.outage).to.deep.equal({ ms: 5947, minMs: 5947, maxMs: 5947 });
  });

  it('is censored if there are too few passes for a recovery', () => {
    const model = { breakage: 'refuses', broken: [{ fromMs: 2000, untilMs: 7500 }] } as const;
    const measured = measureOutage(sampleService(model, { phaseMs: 10, untilMs: 8000 }), watched);
    expect(measured.censored).to.equal(true);
  });

  it('starts at the injection at the earliest', () => {
    const model = { breakage: 'refuses', broken: [{ fromMs: 1001, untilMs: 2000 }] } as const;
    const measured = measureOutage(sampleService(model, { phaseMs: 10, untilMs: 8000 }), watched);
    expect(measured.broken).to.deep.equal({ afterMs: 1000, byMs: 1011, atMs: 1005 });
  });

  it('takes no failure that was in flight when injection began for the first', () => {
    const early: ProbeSample = { probe: 'ask', sentMs: 999, durationMs: 250, ok: false };
    const model = { breakage: 'refuses', broken: [{ fromMs: 1100, untilMs: 2000 }] } as const;
    const samples = [early, ...sampleService(model, { phaseMs: 10, untilMs: 8000 })];
    expect(measureOutage(samples, watched).broken?.byMs).to.equal(1111);
  });

  it('takes no answer for recovery that came after watching ended', () => {
    const model = { breakage: 'hangs', broken: [{ fromMs: 2000, untilMs: 8100 }] } as const;
    const samples = sampleService(model, { phaseMs: 10, untilMs: 9500 });
    expect(measureOutage(samples, watched).recovered).to.equal(null);
  });

  describe('with missing data', () => {
    const model = { breakage: 'refuses', broken: [{ fromMs: 2000, untilMs: 4000 }] } as const;
    const all = sampleService(model, { phaseMs: 10, untilMs: 8000 });
    const without = (fromMs: number, untilMs: number) =>
      measureOutage(
        all.filter(({ sentMs }) => sentMs < fromMs || sentMs >= untilMs),
        watched,
      );

    it('widens the edge that the gap is at', () => {
      expect(without(1500, 2500).broken).to.deep.equal({ afterMs: 1460, byMs: 2511, atMs: 1986.5 });
      expect(without(3000, 5000).recovered).to.deep.include({ afterMs: 2960, byMs: 5013 });
    });

    it('lets a gap among the last passes count as broken at the worst', () => {
      const { recovered, longestGapMs } = without(5500, 6500);
      expect(recovered).to.deep.equal({ afterMs: 3960, byMs: 6513, atMs: 3986.5 });
      expect(longestGapMs).to.equal(1050);
    });

    it('sees no recovery without samples after the last failure, or up to the end', () => {
      expect(without(4000, 9000).recovered).to.equal(null);
      expect(without(6000, 9000).recovered).to.equal(null);
    });

    it('measures no recovery while one of two probes is silent', () => {
      const two = { ...watched, probes: [probe, { ...probe, name: 'other' }] };
      expect(measureOutage(all, two).recovered).to.equal(null);
    });
  });

  it('breaks with the first of two probes and recovers with the last', () => {
    const times = { phaseMs: 10, untilMs: 8000 };
    const broken = (fromMs: number, untilMs: number) =>
      ({ breakage: 'refuses', broken: [{ fromMs, untilMs }] }) as const;
    const samples = [
      ...sampleService({ ...broken(2000, 4000), probe: 'ask' }, times),
      ...sampleService({ ...broken(2500, 5000), probe: 'other' }, times),
    ];
    const two = { ...watched, probes: [probe, { ...probe, name: 'other' }] };
    const { outage } = measureOutage(samples, two);
    expect(outage?.ms).to.be.closeTo(3000, 50);
  });
});
