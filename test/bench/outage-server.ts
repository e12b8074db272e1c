import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * `refuses`: nothing listens; `answers-503`; `hangs`: accepts, and answers only when it is over; `goes-by-halves`: each
 * request comes to one of two halves, which answer 503, and break and come back one after the other.
 */
export type OutageKind = 'refuses' | 'answers-503' | 'hangs' | 'goes-by-halves';

/** A server on loopback that is away when it is told, and answers 200 `well` otherwise. */
export class OutageServer {
  private readonly kind: OutageKind;
  private readonly random: () => number;
  private server: Server | undefined;
  private port = 0;
  private away = false;
  /** Of `goes-by-halves`: the one that breaks last and is back first. */
  private secondAway = false;
  private readonly waiting: ServerResponse[] = [];

  constructor(kind: OutageKind, random: () => number) {
    this.kind = kind;
    this.random = random;
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

  /** From now on it is away; the second of two halves a quarter of `outageMs` later, and for half as long. */
  break(outageMs: number): void {
    this.away = true;
    const setSecond = (away: boolean) => {
      this.secondAway = away;
    };
    setTimeout(setSecond, outageMs / 4, true);
    setTimeout(setSecond, outageMs * 0.75, false);
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
    const isSecond = this.kind === 'goes-by-halves' && this.random() < 0.5;
    const isAway = isSecond ? this.secondAway : this.away;
    if (!isAway || this.kind === 'refuses') sayWell(response);
    else if (this.kind === 'hangs') this.waiting.push(response);
    else response.writeHead(503).end();
  }
}

function sayWell(response: ServerResponse): void {
  response.end('well');
}
