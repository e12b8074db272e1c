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
    const error: unknown = await log.coursesSince(injectedMs, rules).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(HarnessError);
    expect((error as HarnessError).code).to.equal('ALERTS_FAILED');
    expect((error as HarnessError).next).to.include('kubectl get pods -n monitoring');
    return (error as HarnessError).message;
  };

  const courseOf = async (rule: string) => (await log.coursesSince(injectedMs, [rule])).get(rule);
  const second = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => injected + from + index);
  const at = (seconds: number) => injectedMs + 1000 * seconds;

  it('are reported with the first moment at which they fired since then', async () => {
    fake.alerts = [{ alertname: 'Hot', seconds: second(4, 5) }];
    expect(await courseOf('Hot')).to.deep.equal({
      forMs: 0,
      stretches: [{ fromEpochMs: at(4), toEpochMs: at(5), firedEpochMs: at(4) }],
    });
  });

  it('are reported with the time that their expression must be true, and was, before they fired', async () => {
    fake.rules = [{ name: 'Hot', health: 'ok', duration: 300 }];
    fake.alerts = [
      { alertname: 'Hot', alertstate: 'pending', seconds: second(4, 7) },
      { alertname: 'Hot', alertstate: 'firing', seconds: second(8, 9) },
    ];
    expect(await courseOf('Hot')).to.deep.equal({
      forMs: 300_000,
      stretches: [{ fromEpochMs: at(4), toEpochMs: at(9), firedEpochMs: at(8) }],
    });
  });

  it('are apart where their labels differ', async () => {
    const of = (pod: string, from: number) =>
      ({ alertname: 'Hot', labels: { pod }, seconds: second(from, 9) }) as const;
    fake.alerts = [of('a', 0), of('b', 5)];
    expect(await courseOf('Hot'))
      .to.have.property('stretches')
      .that.deep.equals([
        { toEpochMs: at(9), firedEpochMs: at(0) },
        { fromEpochMs: at(5), toEpochMs: at(9), firedEpochMs: at(5) },
      ]);
  });

  it('have no stretch if they were quiet, and no beginning if they fired all along', async () => {
    expect(await courseOf('Hot')).to.deep.equal({ forMs: 0, stretches: [] });
    fake.alerts = [{ alertname: 'Hot', seconds: second(-5, 60) }];
    expect(await courseOf('Hot'))
      .to.have.property('stretches')
      .that.deep.equals([{ toEpochMs: at(60), firedEpochMs: at(0) }]);
  });

  it('are left out if nobody asked for their rule', async () => {
    fake.rules = [...fake.rules, { name: 'Cold', health: 'ok' }];
    fake.alerts = [{ alertname: 'Hot', seconds: [injected + 4] }];
    expect([...(await log.coursesSince(injectedMs, ['Cold']))]).to.deep.equal([
      ['Cold', { forMs: 0, stretches: [] }],
    ]);
  });

  it('are asked for from then until now, second by second', async () => {
    await log.coursesSince(injectedMs, ['Hot']);
    const query = fake.asked.find(({ pathname }) => pathname.includes('query_range'))?.searchParams;
    expect(Object.fromEntries(query ?? [])).to.deep.equal({
      query: 'ALERTS',
      start: injected.toFixed(3),
      end: (injected + 60).toFixed(3),
      step: '1.000',
    });
  });

  it('are unknown if their rule does not exist or cannot be evaluated, and the others are known', async () => {
    const why = async (rule: string) => {
      const courses = await log.coursesSince(injectedMs, [rule, 'Cold']);
      expect(courses.get('Cold')).to.deep.equal({ forMs: 0, stretches: [] });
      return courses.get(rule);
    };
    const because = (text: string) => ({ because: `prometheus:9090 in monitoring: ${text}` });
    const cold = { name: 'Cold', health: 'ok' } as const;
    fake.rules = [...fake.rules, cold];
    expect(await why('Hott')).to.deep.equal(because('it has no rule Hott; its rules: Hot, Cold'));
    fake.rules = [{ name: 'Hot', health: 'err', lastError: 'many-to-many matching' }, cold];
    expect(await why('Hot')).to.deep.equal(
      because('it cannot evaluate Hot: many-to-many matching'),
    );
    fake.rules = [{ name: 'Hot', health: 'unknown' }, cold];
    expect(await why('Hot')).to.deep.equal(because('it has not evaluated Hot yet'));
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
