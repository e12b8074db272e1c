import { expect } from 'chai';
import { measureOutage } from '../../../harness/judge/measure/outage.ts';
import { broken, journey, journeys } from '../journeys.ts';

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

  it('ends when the waiting journey passes, even if the next one is far off', () => {
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

  it('counts journeys in flight if the system did not recover', () => {
    const samples = [...journeys(0, 30_000), ...journeys(31_000, 90_000, broken)];
    expect(measureOutage(samples, watched).outage?.ms).to.equal(55_000);
  });
});
