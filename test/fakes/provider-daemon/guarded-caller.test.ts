import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { CircuitBreaker } from '../../../fixtures/fakes/calls/circuit-breaker.ts';
import { GuardedCaller } from '../../../fixtures/fakes/provider-daemon/calls/guarded-caller.ts';
import { JsonServer } from './json-server.ts';

describe('provider-daemon: guarded calls', () => {
  let nowMs = 0;
  const codes: (string | undefined)[] = [];
  const callerOf = (url: string, timeoutMs = 5000) =>
    new GuardedCaller({
      ...{ url, timeoutMs, nowMs: () => nowMs, onCall: (code?: string) => codes.push(code) },
      breaker: new CircuitBreaker({
        ...{ failures: 2, openMs: 1000, nowMs: () => nowMs, onChange: () => {} },
      }),
    });
  const get = { method: 'GET', path: '/x' } as const;

  beforeEach(() => {
    nowMs = 0;
    codes.length = 0;
  });

  it('give up a server that never answers, and then ask no more for a while', async () => {
    const silent = createServer(() => {});
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const caller = callerOf(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`, 30);
    for (let call = 0; call < 3; call += 1) await caller.call(get);
    expect(codes).to.deep.equal(['timeout', 'timeout']);
    expect(await caller.call(get)).to.include({ kind: 'failed', code: 'circuit_open' });
    nowMs = 1000;
    expect(await caller.call(get)).to.include({ kind: 'failed', code: 'timeout' });
    silent.closeAllConnections();
    silent.close();
  });

  it('wait for as long as a server asks for, and tell refusals in its words', async () => {
    let answer: object = { error: { code: 'busy', message: 'later' } };
    let status = 429;
    const server = new JsonServer(() => ({
      status,
      body: answer,
      headers: { 'retry-after': '7' },
    }));
    await server.start();
    const caller = callerOf(server.url);
    expect(await caller.call(get)).to.include({
      code: 'busy',
      message: '429 later',
      retryAfterMs: 7000,
    });
    nowMs = 6999;
    expect(await caller.call(get)).to.include({ code: 'rate_limited' });
    nowMs = 7000;
    status = 200;
    answer = { fine: true };
    expect(await caller.call(get)).to.deep.equal({ kind: 'answered', json: { fine: true } });
    expect(server.history).to.have.length(2);
    await server.stop();
  });

  it('take an answer that is no JSON for none', async () => {
    const server = createServer((_, response) => response.end('<html>'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const caller = callerOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await caller.call(get)).to.include({ kind: 'failed', message: 'the answer is no JSON' });
    server.closeAllConnections();
    server.close();
  });
});
