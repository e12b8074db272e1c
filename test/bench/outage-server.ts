import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `refuses`: nothing listens; `answers-503`; `hangs`: accepts, and answers only when it is over. */
export type OutageKind = 'refuses' | 'answers-503' | 'hangs';

/** A server on loopback that is away when it is told, and answers 200 `well` otherwise. */
export class OutageServer {
  private readonly kind: OutageKind;
  private server: Server | undefined;
  private port = 0;
  private away = false;
  private readonly waiting: ServerResponse[] = [];

  constructor(kind: OutageKind) {
    this.kind = kind;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  async listen(): Promise<void> {
    const server = createServer((_, response) => this.answer(response));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
  }

  /** From now on it is away. */
  break(): void {
    this.away = true;
    if (this.kind === 'refuses') this.server?.close();
  }

  /** Resolves once it is back. */
  async mend(): Promise<void> {
    if (this.kind === 'refuses') await this.listen();
    this.away = false;
    for (const response of this.waiting.splice(0)) sayWell(response);
  }

  close(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private answer(response: ServerResponse): void {
    if (!this.away || this.kind === 'refuses') sayWell(response);
    else if (this.kind === 'hangs') this.waiting.push(response);
    else response.writeHead(503).end();
  }
}

function sayWell(response: ServerResponse): void {
  response.end('well');
}
