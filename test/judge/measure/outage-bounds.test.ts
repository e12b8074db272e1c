import { expect } from 'chai';
import { measureOutage } from '../../../harness/judge/measure/outage.ts';
import type { ProbeSample } from '../../../harness/model/observations.ts';
import type { OutageMeasurement } from '../../../harness/model/verdict.ts';
import { journey } from '../journeys.ts';
import { sampleQueue, stalls } from '../queue-model.ts';
import { seededRandom } from '../service-model.ts';

const trials = 1_000;

/** Rounding may put an estimate beside its bound. */
const roundingMs = 1e-6;

function expectInOrder({ broken, recovered, outage }: OutageMeasurement): void {
  for (const edge of [broken, recovered]) {
    if (edge) expect(edge.atMs).to.be.within(edge.afterMs - roundingMs, edge.byMs + roundingMs);
  }
  if (!outage) return;
  expect(outage.ms).to.be.within(outage.minMs - roundingMs, outage.maxMs + roundingMs);
}

describe('the bounds of an outage hold its estimate', () => {
  it('whatever requests fail, and however long they take', () => {
    const random = seededRandom(21);
    for (let trial = 0; trial < trials; trial += 1) {
      const samples: ProbeSample[] = [];
      let share = random();
      for (let sentMs = random() * 50; sentMs < 6_000; sentMs += 25 + random() * 50) {
        if (random() < 0.03) share = random();
        const ok = sentMs < 1_500 || sentMs > 5_000 || random() < share;
        const durationMs = random() < 0.2 ? random() * 250 : 3;
        samples.push({ probe: 'ask', sentMs, durationMs, ok });
      }
      const probes = [{ name: 'ask', rate: 20, timeoutMs: 250 }];
      const watched = { probes, stablePasses: 5, fromMs: 1_400, untilMs: 6_000 };
      expectInOrder(measureOutage(samples, watched));
    }
  });

  it('whatever journeys are refused, lost or kept late', () => {
    const random = seededRandom(22);
    for (let trial = 0; trial < trials; trial += 1) {
      const rate = [0.125, 0.5, 1][trial % 3] ?? 0;
      const [fromMs, stallMs] = [60_000 + random() * 9_000, 5_000 + random() * 60_000];
      const untilMs = fromMs + stallMs;
      const stall = stalls[trial % stalls.length] ?? 'all';
      const { samples, keptLate } = sampleQueue(
        { stall, fromMs, untilMs, usualMs: [500, 3_000 + random() * 3_000], random },
        { phaseMs: random() * 5_000, untilMs: untilMs + 90_000, rate, timeoutMs: 8_000 },
      );
      const disturbed = samples.map((sample): ProbeSample => {
        if (random() < 0.95) return sample;
        const { probe, sentMs } = sample;
        return { probe, sentMs, durationMs: 5, ok: false };
      });
      const known = { probes: [{ ...journey, rate, timeoutMs: 8_000 }], stablePasses: 20 };
      const seen = keptLate.filter(() => random() < 0.7);
      const times = { fromMs: fromMs - random() * 9_000, untilMs: untilMs + 70_000 };
      expectInOrder(measureOutage(disturbed, { ...known, keptLate: seen, ...times }));
    }
  });
});
