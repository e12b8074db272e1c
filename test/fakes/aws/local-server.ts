import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kept } from '../../../fixtures/fakes/store/kept.ts';

/** Servers and files of one test, which `end` removes. */
export class LocalServers {
  readonly folder = mkdtempSync(join(tmpdir(), 'firedrill-aws-'));
  readonly #servers: Server[] = [];

  async start(listener: RequestListener): Promise<URL> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    this.#servers.push(server);
    await once(server, 'listening');
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  kept<T>(name: string, value: T): Kept<T> {
    return new Kept(join(this.folder, name), () => value);
  }

  end(): void {
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
