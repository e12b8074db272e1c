import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface Answered {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server of JSON on a port of its own; `undefined` closes the connection without an answer. */
export class JsonServer {
  readonly history: string[] = [];
  /** Called with each request, before it is carried out and before it is answered. */
  onStage: (stage: 'asked' | 'done') => void = () => {};
  readonly #handle: (asked: Asked) => Answered | undefined;
  readonly #server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? '';
    this.history.push(`${method} ${pathname}`);
    const asked = { method, path: pathname, query: searchParams, body: await read(request) };
    this.onStage('asked');
    const answer = this.#handle(asked);
    this.onStage('done');
    if (!answer) return request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? {}));
  });

  constructor(handle: (asked: Asked) => Answered | undefined) {
    this.#handle = handle;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

async function read(request: IncomingMessage) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? undefined : JSON.parse(text);
}
