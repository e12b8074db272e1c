import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import type { KeptLate, ProbeSample } from '../../harness/model/observations.ts';
import { followProbing } from '../../harness/probes/probing.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';
import { FakeProcess } from './fake-process.ts';

const probe: HttpProbe = {
  name: 'submit-job',
  kind: 'http',
  method: 'POST',
  url: 'http://server:8080/jobs',
  headers: {},
  rate: 20,
  timeoutMs: 1000,
  expect: { status: 201 },
};

describe('probing', () => {
  let process: FakeProcess;
  let nowMs: number;
  let samples: ProbeSample[];
  const clock = { nowMs: () => nowMs, wallMs: (atMs: number) => atMs };
  const follow = (probes: readonly HttpProbe[] = [probe]) =>
    followProbing(process, probes, clock, (sample) => samples.push(sample));
  const line = (sentMs: number, durationMs: number, rest: object = { ok: true }) =>
    process.print(JSON.stringify({ probe: 'submit-job', sentMs, durationMs, ...rest }));
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => expect.fail('it did not fail'),
      (error: unknown) => {
        expect(error).to.be.instanceOf(HarnessError);
        return error as HarnessError;
      },
    );

  beforeEach(() => {
    process = new FakeProcess();
    nowMs = 5_000;
    samples = [];
  });

  it('puts a sample at the time it was sent, on the harness\u2019s clock', async () => {
    const probing = follow();
    line(100, 2);
    await probing.started;
    nowMs = 5_050;
    line(150, 2, { ok: false, detail: 'status 500' });
    expect(samples).to.deep.equal([
      { probe: 'submit-job', sentMs: 4_998, durationMs: 2, ok: true },
      { probe: 'submit-job', sentMs: 5_048, durationMs: 2, ok: false, detail: 'status 500' },
    ]);
    await probing.stop();
  });

  it('passes on the receipt of a request', async () => {
    const probing = follow();
    line(100, 2, { ok: true, receipt: 'job-17' });
    expect(samples[0]).to.deep.include({ ok: true, receipt: 'job-17' });
    await probing.stop();
  });

  it('passes on a promise that was kept late, with the time that its sample has', async () => {
    const kept: KeptLate[] = [];
    const probing = followProbing(
      process,
      [probe],
      clock,
      (sample) => samples.push(sample),
      (one) => kept.push(one),
    );
    line(100, 1_000, { ok: false, acceptedMs: 20, lackedMs: 950 });
    expect(samples[0]).to.deep.include({ ok: false, acceptedMs: 20, lackedMs: 950 });
    // By now the clocks are known to be 900 ms closer.
    nowMs = 6_000;
    line(1_900, 0);
    line(100, 3_000, { late: true, lackedMs: 2_800 });
    const { sentMs } = samples[0] ?? {};
    expect(kept).to.deep.equal([
      { probe: 'submit-job', sentMs, durationMs: 3_000, lackedMs: 2_800 },
    ]);
    expect(samples).to.have.length(2);
    line(700, 3_000, { late: true });
    expect(kept, 'of a journey that had not failed').to.have.length(1);
    await probing.stop();
  });

  it('does not date a sample later because its line was delayed', async () => {
    const probing = follow();
    line(100, 2);
    nowMs = 5_350;
    line(150, 2);
    expect(samples[1]?.sentMs).to.equal(5_048);
    await probing.stop();
  });

  it('puts a timeout at the time the question was sent', async () => {
    const probing = follow();
    line(100, 2);
    nowMs = 6_050;
    line(150, 1_001, { ok: false, detail: 'no answer in 1000 ms' });
    expect(samples[1]).to.deep.include({ durationMs: 1_001, ok: false });
    expect(samples[1]?.sentMs).to.be.closeTo(5_048, 1);
    await probing.stop();
  });

  it('fails with its last words when the prober ends, before and after the first sample', async () => {
    const probing = follow();
    process.complain('Request Failed');
    process.complain('invalid URL');
    process.exit(107);
    for (const error of [await failure(probing.started), await failure(probing.failed)]) {
      expect(error.code).to.equal('PROBER_FAILED');
      expect(error.message).to.include('status 107').and.include('invalid URL');
      expect(error.message).not.to.include('Request Failed');
    }
    line(100, 2);
    expect(samples).to.deep.equal([]);
  });

  it('quotes the error of a program that fails, and not its stack alone', async () => {
    const probing = follow();
    process.complain('Error: there is no question "door"');
    for (let depth = 1; depth <= 5; depth += 1) process.complain(`\tat ask (probe.ts:${depth})`);
    process.complain('');
    process.exit(107);
    const { message } = await failure(probing.failed);
    expect(message).to.match(/Its last words: Error: there is no question "door"$/);
  });

  it('says that questions were not asked when k6 dropped some', async () => {
    const probing = follow();
    process.exit(99);
    expect((await failure(probing.failed)).message).to.include('could not ask every question');
  });

  it('fails on a line that is not a sample', async () => {
    for (const text of ['{"probe":"submit-job","sentMs":1', 'hello', '{"probe":"x"}']) {
      process = new FakeProcess();
      const probing = follow();
      process.print(text);
      const error = await failure(probing.failed);
      expect(error.code).to.equal('PROBER_FAILED');
      expect(error.message).to.include(text);
      expect(process.kills).to.equal(1);
    }
  });

  it('fails when one probe of two falls silent', async () => {
    const quick = { ...probe, timeoutMs: 1 };
    const probing = follow([quick, { ...quick, name: 'other' }]);
    process.print('{"probe":"other","sentMs":1,"durationMs":1,"ok":true}');
    const talk = setInterval(() => line(100, 2), 50);
    const error = await failure(probing.failed).finally(() => clearInterval(talk));
    expect(error.message).to.include('"other" reported nothing for 2001 ms');
  });

  it('takes what a question could not learn for no sample, and fails with the reason if it lasts', async () => {
    const quick = { ...probe, timeoutMs: 1 };
    const probing = follow([quick]);
    line(100, 2);
    const refuse = () =>
      process.print(
        '{"probe":"submit-job","sentMs":150,"durationMs":1,"missing":"the API server: status 403"}',
      );
    const talk = setInterval(refuse, 50);
    const error = await failure(probing.failed).finally(() => clearInterval(talk));
    expect(samples).to.have.length(1);
    expect(error).to.include({ code: 'PROBER_FAILED' });
    expect(error.message).to.include(
      '"submit-job" learnt nothing for 2001 ms: the API server: status 403',
    );
  });

  it('has no old reason for a probe that falls silent', async () => {
    const probing = follow([{ ...probe, timeoutMs: 1 }]);
    process.print('{"probe":"submit-job","sentMs":100,"durationMs":1,"missing":"status 503"}');
    line(150, 2);
    expect((await failure(probing.failed)).message).to.include('reported nothing for 2001 ms');
  });

  it('is silent after it was stopped, and does not call its end a failure', async () => {
    const probing = follow();
    line(100, 2);
    await probing.stop();
    expect(process.kills).to.equal(1);
    line(150, 2);
    process.exit(137);
    await process.exited;
    expect(samples).to.have.length(1);
    const state = await Promise.race([probing.failed.catch(() => 'failed'), 'quiet']);
    expect(state).to.equal('quiet');
  });
});
