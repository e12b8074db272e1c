import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Said {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test names the fields that it expects
  readonly json: any;
}

/** A listener on a port of its own, and how to ask it. */
export class StubServer {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(listener: RequestListener): Promise<StubServer> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new StubServer(server);
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
  }

  async ask(path: string, init: RequestInit & { readonly json?: object } = {}): Promise<Said> {
    const body = init.json && JSON.stringify(init.json);
    const answer = await fetch(new URL(path, this.url), { ...init, ...(body && { body }) });
    const text = await answer.text();
    const { status, headers } = answer;
    return { status, headers, json: text === '' ? undefined : JSON.parse(text) };
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
