import { expect } from 'chai';
import { Watch } from '../../harness/drill/watch.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';
import { FakeClock } from '../fake-clock.ts';

const probe: HttpProbe = {
  name: 'ask',
  kind: 'http',
  method: 'GET',
  url: 'http://example.test/',
  headers: {},
  rate: 20,
  timeoutMs: 200,
  expect: { status: 200 },
};
const never = new AbortController().signal;
const clock = new FakeClock();

function pass(watch: Watch, fromMs: number, count: number): void {
  for (let i = 0; i < count; i += 1) {
    watch.take({ probe: 'ask', sentMs: fromMs + i * 50, durationMs: 2, ok: true });
  }
}

describe('Watch', () => {
  it('is stable after enough passes that span more than the timeout', () => {
    const watch = new Watch([probe], 3, clock);
    pass(watch, 0, 3);
    expect(watch.isStable(), 'three passes within 100 ms').to.equal(false);
    pass(watch, 150, 2);
    expect(watch.isStable(), 'five passes over 200 ms').to.equal(true);
  });

  it('starts counting again after a failure, even one that is reported late', () => {
    const watch = new Watch([probe], 3, clock);
    pass(watch, 100, 8);
    watch.take({ probe: 'ask', sentMs: 370, durationMs: 200, ok: false });
    expect(watch.isStable()).to.equal(false);
    expect(watch.passes(), 'those sent at 400 and 450').to.equal(2);
  });

  it('does not trust passes around a question that may still be open', () => {
    const watch = new Watch([probe], 3, clock);
    pass(watch, 0, 5);
    pass(watch, 300, 3);
    expect(watch.isStable(), 'sent at 250, and open until 450').to.equal(false);
    pass(watch, 450, 1);
    expect(watch.isStable(), 'over, and not reported: never sent').to.equal(true);
  });

  it('keeps the passes that were sent after a failure reported late', () => {
    const watch = new Watch([probe], 3, clock);
    pass(watch, 100, 8);
    watch.take({ probe: 'ask', sentMs: 50, durationMs: 200, ok: false });
    expect(watch.isStable()).to.equal(true);
  });

  it('is stable after few passes of a journey, because its timeout allows no more', () => {
    const journey = { ...probe, rate: 0.2, timeoutMs: 20_000 };
    const watch = new Watch([journey], 20, clock);
    const send = (sentMs: number) =>
      watch.take({ probe: 'ask', sentMs, durationMs: 3_000, ok: true });
    for (const sentMs of [0, 5_001, 10_000, 15_000]) send(sentMs);
    expect(watch.isStable(), 'four, over 15 s').to.equal(false);
    send(19_999);
    expect(watch.isStable(), 'five, over all but 20 s').to.equal(true);
    expect(watch.stableAfterMs()).to.be.within(25_000 + 3_000, 60_000);
  });

  it('also forgets passes that were sent before and are answered after', () => {
    const watch = new Watch([probe], 3, clock);
    pass(watch, 0, 8);
    watch.forgetPasses(1_000);
    expect(watch.passes()).to.equal(0);
    pass(watch, 900, 2);
    expect(watch.passes(), 'sent before').to.equal(0);
    pass(watch, 1_000, 5);
    expect(watch.passes()).to.equal(5);
    expect(watch.isStable()).to.equal(true);
  });

  it('still sees a failure that was sent before it forgot the passes', () => {
    const watch = new Watch([probe], 3, clock);
    watch.forgetPasses(1_000);
    watch.take({ probe: 'ask', sentMs: 950, durationMs: 200, ok: false });
    expect(watch.hasFailedSince(950)).to.equal(true);
    pass(watch, 1_000, 5);
    expect(watch.isStable()).to.equal(true);
  });

  it('is stable only when every probe is', () => {
    const watch = new Watch([probe, { ...probe, name: 'other' }], 3, clock);
    pass(watch, 0, 8);
    expect(watch.passes()).to.equal(0);
    expect(watch.isStable()).to.equal(false);
  });

  it('dates a failure by when it was sent, not by when it was reported', () => {
    const watch = new Watch([probe], 3, clock);
    watch.take({ probe: 'ask', sentMs: 90, durationMs: 200, ok: false });
    expect(watch.hasFailedSince(100)).to.equal(false);
    expect(watch.hasFailedSince(90)).to.equal(true);
  });

  it('resolves as soon as its condition holds, to false when time is over, and rejects on abort', async () => {
    const watch = new Watch([probe], 1, clock);
    const failed = watch.until(() => watch.hasFailedSince(0), 5_000, never);
    watch.take({ probe: 'ask', sentMs: 1, durationMs: 1, ok: false });
    expect(await failed).to.equal(true);
    const startedMs = clock.nowMs();
    expect(await clock.run(watch.until(() => false, 1_000, never))).to.equal(false);
    expect(clock.nowMs() - startedMs).to.equal(1_000);
    const abort = new AbortController();
    const waiting = watch.until(() => false, 5_000, abort.signal);
    abort.abort(new Error('stop'));
    const reason = await waiting.catch((error: Error) => error.message);
    expect(reason).to.equal('stop');
  });
});
