import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { CircuitBreaker } from '../../../../fixtures/fakes/calls/circuit-breaker.ts';
import { CloudApi } from '../../../../fixtures/fakes/vpsie-autoscaler/cloud/cloud-api.ts';
import { CloudCaller } from '../../../../fixtures/fakes/vpsie-autoscaler/cloud/cloud-caller.ts';
import {
  CircuitOpen,
  CloudError,
} from '../../../../fixtures/fakes/vpsie-autoscaler/cloud/cloud-error.ts';
import { declareMetrics } from '../../../../fixtures/fakes/vpsie-autoscaler/metrics/declared-metrics.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe('CloudApi', () => {
  let server: Server;
  let calls: string[];
  let answer: Answer;
  let secret: string;
  let metrics: ReturnType<typeof declareMetrics>;

  beforeEach(async () => {
    calls = [];
    secret = 'one';
    metrics = declareMetrics();
    answer = (_request, response) => send(response, 200, { id: 1001, hostname: 'a' });
    server = createServer((request, response) => {
      calls.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
      if (request.url !== '/v2/oauth/token') return answer(request, response);
      send(response, 200, { accessToken: `token-${secret}`, expiresIn: 300 });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const connect = (timeoutMs = 1_000) => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const breaker = new CircuitBreaker({
      ...{ failures: 2, openMs: 60_000, nowMs: () => performance.now() },
      onChange: () => undefined,
    });
    const caller = new CloudCaller({ url, timeoutMs, breaker, metrics, log: () => undefined });
    return new CloudApi(caller, async () => ({ clientId: 'me', clientSecret: secret }));
  };
  const failure = async (work: Promise<unknown>): Promise<CloudError> =>
    work.then(
      () => expect.fail('it did not fail'),
      (error: CloudError) => error,
    );

  it('asks for one token, however many calls need it', async () => {
    const cloud = connect();
    await Promise.all([cloud.vm(1001), cloud.vm(1002), cloud.vm(1003)]);
    expect(calls.filter((call) => call.includes('oauth'))).to.have.lengthOf(1);
    expect(calls.at(-1)).to.include('Bearer token-one');
  });

  it('asks for another one, with the secret of then, once the token is refused', async () => {
    const cloud = connect();
    await cloud.vm(1001);
    secret = 'two';
    answer = (request, response) =>
      request.headers.authorization === 'Bearer token-two'
        ? send(response, 200, {})
        : send(response, 401, { error: { code: 'invalid_token', message: 'revoked' } });
    expect((await failure(cloud.vm(1001))).code).to.equal('invalid_token');
    await cloud.vm(1001);
    expect(calls.at(-1)).to.include('Bearer token-two');
  });

  it('tells what was refused, and how long to wait', async () => {
    answer = (_request, response) => {
      response.setHeader('retry-after', '7');
      send(response, 429, { error: { code: 'too_many_requests', message: 'slow down' } });
    };
    const error = await failure(connect().vm(1001));
    expect(error).to.include({ status: 429, code: 'too_many_requests', retryAfterMs: 7_000 });
    expect(error.message).to.equal('429 too_many_requests: slow down');
    expect(metrics.print()).to.include(
      'vpsie_api_errors_total{code="too_many_requests",status="429"} 1',
    );
  });

  it('names the field that the API names', async () => {
    const told = { code: 'unknown_offering', message: 'no such offering', field: 'offeringId' };
    answer = (_request, response) => send(response, 422, { error: told });
    const error = await failure(connect().vm(1001));
    expect(error.message).to.equal('422 unknown_offering: no such offering (offeringId)');
    expect(error.isFinal).to.equal(true);
  });

  it('takes a missing VM for an answer', async () => {
    answer = (_request, response) => send(response, 404, { error: { code: 'x', message: 'y' } });
    expect(await connect().vm(1001)).to.equal(undefined);
    await connect().deleteVm(1001);
    expect(metrics.print()).not.to.include('vpsie_api_errors_total{');
  });

  it('opens the circuit by outages, and not by refusals', async () => {
    const cloud = connect();
    answer = (_request, response) => send(response, 403, { error: { code: 'q', message: 'm' } });
    for (let call = 0; call < 3; call += 1) await failure(cloud.vm(1001));
    answer = (_request, response) => send(response, 503, 'no upstream');
    for (let call = 0; call < 2; call += 1) {
      expect((await failure(cloud.vm(1001))).code).to.equal('http_503');
    }
    const sent = calls.length;
    const open = await failure(cloud.vm(1001));
    expect(open).to.be.instanceOf(CircuitOpen);
    expect(open.message).to.include('circuit breaker is open');
    expect(await failure(cloud.authorize())).to.be.instanceOf(CircuitOpen);
    expect(calls).to.have.lengthOf(sent);
  });

  it('gives up on an API that does not answer', async () => {
    answer = () => undefined;
    const error = await failure(connect(50).vm(1001));
    expect(error).to.be.instanceOf(CloudError).and.include({ code: 'timeout', status: undefined });
  });

  it('reads all pages', async () => {
    answer = (request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
      const vms = Array.from({ length: page === 2 ? 30 : 100 }, (_, at) => ({
        id: page * 1000 + at,
      }));
      send(response, 200, { vms, total: 130 });
    };
    expect(await connect().allVms()).to.have.lengthOf(130);
  });
});

function send(response: ServerResponse, status: number, body: object | string): void {
  response.writeHead(status);
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
