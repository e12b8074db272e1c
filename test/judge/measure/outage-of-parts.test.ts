import { expect } from 'chai';
import { measureOutage } from '../../../harness/judge/measure/outage.ts';
import type { ProbeSample } from '../../../harness/model/observations.ts';
import { seededRandom } from '../service-model.ts';

const timeoutMs = 250;
const watchedAt = (rate: number) => ({
  probes: [{ name: 'ask', rate, timeoutMs }],
  stablePasses: 20,
  fromMs: 1000,
  untilMs: 7000,
});
const failure = (sentMs: number, durationMs = 1): ProbeSample => ({
  probe: 'ask',
  sentMs,
  durationMs,
  ok: false,
});
const pass = (sentMs: number, durationMs = 3): ProbeSample => ({
  probe: 'ask',
  sentMs,
  durationMs,
  ok: true,
});

describe('an outage of a service of two halves', () => {
  for (const rate of [20, 50]) {
    it(`is within the bounds in 95 of 100 cases, if the halves are seconds apart: ${rate}/s`, () => {
      const random = seededRandom(11);
      const trials = 400;
      let covered = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        const trueMs = [3037, 2611, 3893][trial % 3] ?? 0;
        const fromMs = 1000 + random() * 500;
        const untilMs = fromMs + trueMs;
        const apartMs = 500 + random() * 1000;
        const samples: ProbeSample[] = [];
        for (let sentMs = (random() * 1000) / rate; sentMs < 7000; sentMs += 1000 / rate) {
          // One half breaks first and is back last; each request comes to one of them.
          const marginMs = random() < 0.5 ? 0 : apartMs;
          const isBroken = sentMs >= fromMs + marginMs && sentMs < untilMs - marginMs;
          samples.push(isBroken ? failure(sentMs) : pass(sentMs));
        }
        const { outage } = measureOutage(samples, watchedAt(rate));
        if (outage && outage.minMs <= trueMs && trueMs <= outage.maxMs) covered += 1;
      }
      expect(covered / trials).to.be.at.least(0.95);
    });
  }

  const before = Array.from({ length: 24 }, (_, at) => pass(at * 50));
  const passesFrom = (fromMs: number) =>
    Array.from({ length: 80 }, (_, at) => pass(fromMs + at * 50));
  const failing = (fromMs: number, untilMs: number) =>
    Array.from({ length: (untilMs - fromMs) / 50 }, (_, at) => failure(fromMs + at * 50));

  it('lasts as long as a request that was open at the first pass, and then failed', () => {
    // As two replicas behind one address answered when their Redis was back, 200 ms apart.
    const late = failure(3000, 153);
    const samples = [...before, ...failing(1200, 3000), late, ...passesFrom(3050)];
    const { recovered } = measureOutage(samples, watchedAt(20));
    expect(recovered).to.deep.equal({ afterMs: 3000, byMs: 3153, atMs: 3076.5 });
  });

  it('lasts no longer because a request hung that nobody answered', () => {
    const hung = failure(3000, timeoutMs);
    const samples = [...before, ...failing(1200, 3000), hung, ...passesFrom(3050)];
    expect(measureOutage(samples, watchedAt(20)).recovered?.byMs).to.equal(3053);
  });

  it('may have ended after the first passes if passes and failures alternate before', () => {
    const samples = [
      ...[...before, ...failing(1200, 2900), pass(2900)],
      ...[failure(2950), pass(3000), failure(3050), ...passesFrom(3100)],
    ];
    const { recovered } = measureOutage(samples, watchedAt(20));
    expect(recovered).to.deep.equal({ afterMs: 3050, byMs: 3403, atMs: 3125 });
  });

  it('may have begun before the first failure if passes and failures alternate after it', () => {
    const samples = [
      ...[...before, failure(1200), pass(1250), failure(1300), pass(1350)],
      ...[...failing(1400, 3000), ...passesFrom(3000)],
    ];
    const measured = measureOutage(samples, { ...watchedAt(20), fromMs: 500 });
    expect(measured.broken).to.deep.equal({ afterMs: 850, byMs: 1201, atMs: 1125 });
  });

  it('lasts until the second half has answered those that waited for it', () => {
    const waiting = [pass(2850, 203), pass(2900, 103), pass(2950, 203)];
    const samples = [...before, ...failing(1200, 2850), ...waiting, ...passesFrom(3000)];
    expect(measureOutage(samples, watchedAt(20)).recovered?.byMs).to.equal(3153);
  });
});
