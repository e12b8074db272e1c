import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CoreV1Api, createConfiguration, ServerConfiguration } from '@kubernetes/client-node';
import { expect } from 'chai';
import { type Provider, providerAt } from '../../../harness/cluster/machines/provider.ts';
import { HarnessError } from '../../../harness/errors.ts';

const machine = { id: 'vm-1', hostname: 'burst-1', power: 'on', files: { '/seed/user-data': '#' } };
const { signal } = new AbortController();

describe('provider of machines', () => {
  let server: Server;
  let provider: Provider;
  let answer: { status: number; body: unknown };
  let asked: string[];

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? '').replace(/.*proxy\//, '');
      asked.push(`${request.method} ${path}`);
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const baseServer = new ServerConfiguration(`http://127.0.0.1:${port}`, {});
    const core = new CoreV1Api(createConfiguration({ baseServer }));
    provider = providerAt(core, { namespace: 'n', service: 's', port: 1 });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is asked for its list, and then for a newer one', async () => {
    answer = { status: 200, body: { revision: 7, machines: [machine] } };
    expect(await provider.list(undefined, signal)).to.deep.equal(answer.body);
    await provider.list(7, signal);
    expect(asked).to.deep.equal(['GET machines', 'GET machines?after=7']);
  });

  it('receives reports about a machine; one that it has forgotten is not an error', async () => {
    answer = { status: 404, body: {} };
    await provider.report('vm-1', { state: 'running', address: '10.0.0.1' });
    await provider.gone('vm-1');
    expect(asked).to.deep.equal(['PUT machines/vm-1', 'DELETE machines/vm-1']);
    answer = { status: 500, body: {} };
    const error = await provider.gone('vm-1').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'CLUSTER_FAILED' });
  });

  const bad: [string, unknown, RegExp][] = [
    ['an object that is not a list', { status: 'fine' }, /revision/],
    ['an id that leads out of its folder', { ...machine, id: '../x' }, /short word/],
    ['a host name with commands in it', { ...machine, hostname: 'a;reboot' }, /host name/],
    ['a path that leads upwards', { ...machine, files: { '/a/../../etc': '' } }, /segment/],
    ['a relative path', { ...machine, files: { 'a/b': '' } }, /absolute/],
    ['a file of two megabytes', { ...machine, files: { '/a': 'x'.repeat(2 ** 21) } }, /Too big/],
    ['one machine twice', [machine, machine], /once/],
  ];
  for (const [name, found, message] of bad) {
    it(`breaks the protocol with ${name}`, async () => {
      const isMachine = typeof found === 'object' && found !== null && 'id' in found;
      const machines = isMachine ? [found] : found;
      const body = name === 'an object that is not a list' ? found : { revision: 1, machines };
      answer = { status: 200, body };
      const error = await provider.list(undefined, signal).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'SYSTEM_NOT_READY' });
      expect(String(error)).to.match(message);
    });
  }
});
