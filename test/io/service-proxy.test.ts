import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CoreV1Api, createConfiguration, ServerConfiguration } from '@kubernetes/client-node';
import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import { askThroughProxy } from '../../harness/io/service-proxy.ts';

const at = { namespace: 'shop', service: 'cloud', port: 8081 };

describe('a Service asked by way of the API server', () => {
  let server: Server;
  let core: CoreV1Api;
  let answer: { status: number; type?: string; body?: string } | 'nothing';
  const asked: { method?: string; url?: string; body: string; type?: string }[] = [];

  before(async () => {
    server = createServer(async (request, response) => {
      asked.push({ ...seen(request), body: await bodyOf(request) });
      if (answer === 'nothing') return;
      const { status, type, body = '' } = answer;
      response.writeHead(status, type ? { 'content-type': type } : {}).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const baseServer = new ServerConfiguration(`http://127.0.0.1:${port}`, {});
    core = new CoreV1Api(createConfiguration({ baseServer }));
  });
  beforeEach(() => {
    asked.length = 0;
    answer = { status: 200, type: 'application/json', body: '{"fine":true}' };
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('gets a path with its query, and answers with what the JSON says', async () => {
    const query = { after: '7' };
    expect(await askThroughProxy(core, at, { path: 'machines', query })).to.deep.equal({
      fine: true,
    });
    const url = '/api/v1/namespaces/shop/services/cloud:8081/proxy/machines?after=7';
    expect(asked.map(({ method, url = '' }) => [method, decodeURIComponent(url)])).to.deep.equal([
      ['GET', url],
    ]);
  });

  for (const method of ['PUT', 'POST', 'DELETE'] as const) {
    it(`sends ${method} with a body, and takes an answer without one`, async () => {
      answer = { status: 204 };
      const body = { state: 'running' };
      expect(await askThroughProxy(core, at, { method, path: 'machines/vm-1', body })).to.equal('');
      expect(asked).to.have.length(1);
      expect(asked[0]).to.include({
        method,
        body: '{"state":"running"}',
        type: 'application/json',
      });
    });
  }

  it('says who did not answer, and what was said instead', async () => {
    answer = { status: 503, type: 'text/plain', body: 'no endpoints' };
    const error = await askThroughProxy(core, at, { path: 'faults/x', method: 'PUT' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'CLUSTER_FAILED' });
    expect(String(error)).to.include('cloud:8081 in shop: PUT /faults/x: 503 no endpoints');
  });

  it('waits no longer than it is told, and no longer than it is wanted', async () => {
    answer = 'nothing';
    const late = await askThroughProxy(core, at, { path: 'x', timeoutMs: 20 }).catch(String);
    expect(late).to.match(/timeout/i);
    const gone = AbortSignal.abort(new Error('gone home'));
    expect(await askThroughProxy(core, at, { path: 'x', signal: gone }).catch(String)).to.include(
      'gone home',
    );
  });
});

function seen({ method, url, headers }: IncomingMessage) {
  const type = headers['content-type'];
  return { ...(method && { method }), ...(url && { url }), ...(type && { type }) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
