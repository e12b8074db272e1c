import { expect } from 'chai';
import { systemClock } from '../../harness/clock.ts';
import type { ProbeSpec } from '../../harness/model/system.ts';
import type { Cluster, Sidecar, SidecarSpec } from '../../harness/ports.ts';
import { startK6Prober } from '../../harness/probes/k6-prober.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';
import { FakeProcess } from './fake-process.ts';

const probe = (name: string): HttpProbe => ({
  name,
  kind: 'http',
  method: 'GET',
  url: 'http://server/',
  headers: {},
  rate: 20,
  timeoutMs: 1000,
  expect: { status: 200 },
});

describe('k6 prober', () => {
  let started: SidecarSpec[];
  let commands: (readonly string[])[];
  let inputs: string[];
  let process: FakeProcess;

  const sidecar = {
    open: (argv: readonly string[]) => {
      commands.push(argv);
      return process;
    },
    exec: async (argv: readonly string[], { input }: { input?: string }) => {
      commands.push(argv);
      if (input !== undefined) inputs.push(input);
      const stdout = '{"receipt":"7","fate":"lost"}\n';
      return { exitCode: 0, stdout, stderr: '', durationMs: 1, timedOut: false };
    },
  } as unknown as Sidecar;
  const cluster = {
    startSidecar: async (spec: SidecarSpec) => {
      started.push(spec);
      return sidecar;
    },
  } as unknown as Cluster;
  const start = () => startK6Prober(cluster, 'k6:1', { probes: [probe('one'), probe('two')] });
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'no error',
      (error: { code?: string }) => error.code,
    );

  beforeEach(() => {
    started = [];
    commands = [];
    inputs = [];
    process = new FakeProcess();
  });

  it('has every question of the system, and asks the named ones', async () => {
    const prober = await start();
    const questions = JSON.parse(started[0]?.files?.['/prober/questions.json'] ?? '');
    expect(questions.map(({ name }: HttpProbe) => name)).to.deep.equal(['one', 'two']);
    const running = prober.start(['two'], systemClock, () => undefined);
    process.print('{"probe":"two","sentMs":1,"durationMs":1,"ok":true}');
    await (await running).stop();
    expect(commands).to.have.length(1);
    expect(commands[0]).to.include('PROBES=["two"]');
  });

  it('is admitted to the objects that its probes ask about, with a token on no command line', async () => {
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'n', name: 'web' };
    const asked: unknown[] = [];
    const reader = { server: 'https://api:6443', token: 'secret-token', authority: 'PEM' };
    const withApi = {
      ...cluster,
      objectReader: async (objects: readonly unknown[]) => {
        asked.push(objects);
        return { ...reader, paths: ['/apis/web'] };
      },
    } as unknown as Cluster;
    const probes = [probe('one'), { ...probe('two'), object }];
    const prober = await startK6Prober(withApi, 'k6:1', { probes });
    await prober.admit();
    expect(asked).to.deep.equal([[object]]);
    expect(commands.map((argv) => argv.at(-1))).to.deep.equal([
      '/prober/api.json',
      '/prober/authorities.pem',
    ]);
    expect(JSON.parse(inputs[0] ?? '')).to.deep.equal({
      ...{ server: 'https://api:6443', token: 'secret-token', paths: { two: '/apis/web' } },
    });
    expect(inputs[1]).to.equal('PEM');
    expect(commands.flat().join()).not.to.include('secret-token');
    // Nothing is asked of a cluster for probes that read no object.
    await (await start()).admit();
    expect(asked).to.have.length(1);
  });

  it('trusts the authority of the system, beside the one of the API server', async () => {
    const authority = { namespace: 'n', configMap: 'authority', key: 'ca.pem' };
    const pem = '-----BEGIN CERTIFICATE-----\nOWN\n-----END CERTIFICATE-----\n';
    const having = (data: object) =>
      ({
        ...cluster,
        core: { readNamespacedConfigMap: async () => ({ data }) },
        objectReader: async () => ({ server: 'https://api', authority: 'API', paths: ['/web'] }),
      }) as unknown as Cluster;
    const admit = async (data: object, probes: readonly ProbeSpec[]) =>
      (await startK6Prober(having(data), 'k6:1', { probes, authority })).admit();
    await admit({ 'ca.pem': pem }, [probe('one')]);
    expect(commands.map((argv) => argv.at(-1))).to.deep.equal(['/prober/authorities.pem']);
    expect(inputs).to.deep.equal([pem.trim()]);
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'n', name: 'web' };
    await admit({ 'ca.pem': pem }, [{ ...probe('two'), object }]);
    expect(inputs.at(-1)).to.equal(`API\n${pem.trim()}`);
    expect(await code(admit({ other: pem }, [probe('one')]))).to.equal('SYSTEM_NOT_READY');
  });

  it('audits in the same container', async () => {
    const prober = await start();
    expect(await prober.audit('one', ['7'])).to.deep.equal({ kept: 0, lost: ['7'], unanswered: 0 });
    expect(commands[0]).to.include('PROBE=one');
    expect(started).to.have.length(1);
  });

  it('fails for a probe that the system does not have', async () => {
    const prober = await start();
    expect(await code(prober.start(['three'], systemClock, () => undefined))).to.equal(
      'PROBER_FAILED',
    );
    expect(await code(prober.audit('three', ['7']))).to.equal('PROBER_FAILED');
    expect(commands).to.deep.equal([]);
  });
});
