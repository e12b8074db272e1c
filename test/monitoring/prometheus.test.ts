import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import { prometheusAlerts } from '../../harness/monitoring/prometheus.ts';
import type { AlertLog } from '../../harness/ports.ts';
import { FakePrometheus } from './fake-prometheus.ts';

const injectedMs = Date.parse('2026-01-02T00:00:00.250Z');
const injected = injectedMs / 1000;
const source = { namespace: 'monitoring', service: 'prometheus', port: 9090 };
const clock = { nowMs: () => 60_000, wallMs: (atMs: number) => injectedMs + atMs };

describe('alerts of Prometheus', () => {
  let fake: FakePrometheus;
  let log: AlertLog;

  beforeEach(async () => {
    fake = new FakePrometheus();
    log = prometheusAlerts(await fake.listen(), source, clock);
  });
  afterEach(() => fake.close());

  const failure = async (rules = ['Hot']) => {
    const error: unknown = await log.firedSince(injectedMs, rules).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(HarnessError);
    expect((error as HarnessError).code).to.equal('ALERTS_FAILED');
    expect((error as HarnessError).next).to.include('kubectl get pods -n monitoring');
    return (error as HarnessError).message;
  };

  it('are reported with the first moment at which they fired since then', async () => {
    fake.alerts = [{ alertname: 'Hot', seconds: [injected + 4, injected + 5] }];
    expect([...(await log.firedSince(injectedMs, ['Hot']))]).to.deep.equal([
      ['Hot', injectedMs + 4000],
    ]);
  });

  it('are left out if they did not fire; one that fired all along gets no beginning', async () => {
    expect([...(await log.firedSince(injectedMs, ['Hot']))]).to.deep.equal([]);
    const seconds = Array.from({ length: 70 }, (_, index) => injected - 5 + index);
    fake.alerts = [{ alertname: 'Hot', seconds }];
    expect([...(await log.firedSince(injectedMs, ['Hot']))]).to.deep.equal([['Hot', injectedMs]]);
  });

  it('are left out if nobody asked for their rule', async () => {
    fake.rules = [...fake.rules, { name: 'Cold', health: 'ok' }];
    fake.alerts = [{ alertname: 'Hot', seconds: [injected + 4] }];
    expect([...(await log.firedSince(injectedMs, ['Cold']))]).to.deep.equal([]);
  });

  it('are asked for from then until now, second by second', async () => {
    await log.firedSince(injectedMs, ['Hot']);
    const query = fake.asked.find(({ pathname }) => pathname.includes('query_range'))?.searchParams;
    expect(Object.fromEntries(query ?? [])).to.deep.equal({
      query: 'ALERTS{alertstate="firing"}',
      start: injected.toFixed(3),
      end: (injected + 60).toFixed(3),
      step: '1.000',
    });
  });

  it('are unknown if their rule does not exist or cannot be evaluated', async () => {
    expect(await failure(['Hott'])).to.include('no rule Hott; its rules: Hot');
    fake.rules = [{ name: 'Hot', health: 'err', lastError: 'many-to-many matching' }];
    expect(await failure()).to.include('cannot evaluate Hot: many-to-many matching');
  });

  it('are unknown if Prometheus started later', async () => {
    fake.startTime = '2026-01-02T00:00:01.000000001Z';
    expect(await failure()).to.include('it started at 2026-01-02T00:00:01');
  });

  it('are unknown if nothing answers, or something else does', async () => {
    fake.trouble = { status: 503, body: '{"message":"no endpoints available"}' };
    expect(await failure()).to.match(
      /^prometheus:9090 in monitoring: GET \/api\/v1\/\S+: 503 .*no endpoints available/,
    );
    fake.trouble = { status: 200, body: '{"status":"fine"}' };
    expect(await failure()).to.include('not a Prometheus answer');
    fake.close();
    expect(await failure()).to.include('GET /api/v1/');
  });
});
