import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { type FakeReply, FakeStreams } from './fake-streams.ts';

/** Speaks enough of Redis's protocol on loopback, keeps a history, and can hang or be away. */
export class FakeRedis {
  readonly history: string[][] = [];
  /** Answers every command but PING with this error, where set. */
  failure: string | undefined;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly waiting: (() => void)[] = [];
  private hung = false;
  readonly hashes = new Map<string, Map<string, string>>();
  readonly streams = new FakeStreams();
  private readonly lists = new Map<string, string[]>();

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
    if (name === 'HSET') {
      const hash = this.hashes.get(key) ?? new Map<string, string>();
      this.hashes.set(key, hash);
      for (let at = 0; at < rest.length; at += 2) hash.set(rest[at] ?? '', rest[at + 1] ?? '');
      return encode(rest.length / 2);
    }
    if (name === 'HINCRBY' || name === 'HINCRBYFLOAT') {
      const [field = '', by = ''] = rest;
      const sum = String(Number(this.hashes.get(key)?.get(field) ?? 0) + Number(by));
      this.carryOut('HSET', key, [field, sum]);
      return encode(sum);
    }
    if (name === 'HGETALL') return encode([...(this.hashes.get(key) ?? [])].flat());
    if (name === 'EXPIRE') return encode(this.hashes.has(key) ? 1 : 0);
    if (name === 'DEL') return encode(this.hashes.delete(key) ? 1 : 0);
    if (name === 'INFO') return encode('# Server\nredis_version:7.0.15\n');
    if (name === 'RPUSH') {
      this.lists.set(key, [...(this.lists.get(key) ?? []), ...rest]);
      return encode(this.lists.get(key)?.length ?? 0);
    }
    if (name === 'LRANGE') return encode(this.lists.get(key) ?? []);
    const reply = this.streams.carryOut([name, key, ...rest]);
    return reply === undefined ? `-ERR unknown command '${name}'\r\n` : encode(reply);
  }
}

function encode(reply: FakeReply): string {
  if (reply === null) return '*-1\r\n';
  if (typeof reply === 'number') return `:${reply}\r\n`;
  if (reply instanceof Error) return `-${reply.message}\r\n`;
  if (typeof reply === 'string') return `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`;
  return `*${reply.length}\r\n${reply.map(encode).join('')}`;
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
