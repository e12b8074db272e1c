import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { readBody } from '../../../fixtures/fakes/http/read-body.ts';

describe('a body of a request', () => {
  it('is read up to a limit, and answered beyond it', async () => {
    const server = createServer(async (request, response) => {
      const body = await readBody(request, 5);
      response.writeHead(200, { connection: 'close' }).end(JSON.stringify(body ?? 'too large'));
    }).listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const ask = async (body: string) =>
        (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body })).json();
      expect(await ask('')).to.equal('');
      expect(await ask('fünf')).to.equal('fünf');
      expect(await ask('sechs!')).to.equal('too large');
    } finally {
      server.close();
    }
  });
});
