import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

/** Speaks enough of Redis's protocol on loopback, keeps a history, and can hang or be away. */
export class FakeRedis {
  readonly history: string[][] = [];
  /** Answers every command but PING with this error, where set. */
  failure: string | undefined;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly waiting: (() => void)[] = [];
  private hung = false;
  private hashes = new Map<string, string[]>();

  /** Listens where it did before, if it did. */
  async start(port = 0): Promise<number> {
    const server = createServer((socket) => this.serve(socket));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  /** As killed: connections break, and new ones are refused. */
  async kill(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.resetAndDestroy();
    await closed;
  }

  /** As under SIGSTOP: connections are accepted, nothing is answered. */
  hang(): void {
    this.hung = true;
  }

  /** As after SIGCONT: everything that waited is answered, to whom still listens. */
  wake(): void {
    this.hung = false;
    for (const answer of this.waiting.splice(0)) answer();
  }

  commands(name: string): string[][] {
    return this.history.filter(([word]) => word === name);
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const session = { queued: undefined as string[] | undefined };
    socket.on('data', (chunk) => {
      const handle = () => {
        const replies = parseCommands(chunk.toString()).map((words) => this.answer(words, session));
        socket.write(replies.join(''));
      };
      if (this.hung) this.waiting.push(handle);
      else handle();
    });
  }

  private answer(words: string[], session: { queued: string[] | undefined }): string {
    this.history.push(words);
    const [name = '', key = '', ...rest] = words;
    if (name === 'PING') return '+PONG\r\n';
    if (this.failure) return `-${this.failure}\r\n`;
    if (name === 'MULTI') {
      session.queued = [];
      return '+OK\r\n';
    }
    if (name === 'EXEC') {
      const replies = session.queued ?? [];
      session.queued = undefined;
      return `*${replies.length}\r\n${replies.join('')}`;
    }
    const reply = this.carryOut(name, key, rest);
    if (!session.queued) return reply;
    session.queued.push(reply);
    return '+QUEUED\r\n';
  }

  private carryOut(name: string, key: string, rest: string[]): string {
    if (name === 'XADD') return bulk('1-0');
    if (name === 'XLEN') return `:${this.commands('XADD').length}\r\n`;
    if (name === 'HSET') {
      this.hashes.set(key, rest);
      return `:${rest.length / 2}\r\n`;
    }
    if (name === 'HGETALL') {
      const fields = this.hashes.get(key) ?? [];
      return `*${fields.length}\r\n${fields.map(bulk).join('')}`;
    }
    return `-ERR unknown command '${name}'\r\n`;
  }
}

function bulk(text: string): string {
  return `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
}

/** Whole commands only: the clients under test write each in one piece. */
function parseCommands(text: string): string[][] {
  const lines = text.split('\r\n');
  const commands: string[][] = [];
  for (let at = 0; lines[at]?.startsWith('*'); ) {
    const count = Number(lines[at]?.slice(1));
    commands.push(Array.from({ length: count }, (_, index) => lines[at + 2 + 2 * index] ?? ''));
    at += 1 + 2 * count;
  }
  return commands;
}
