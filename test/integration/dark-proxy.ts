import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './redis-container.ts';

/**
 * Passes connections on to a port of loopback, until one of them is told to go dark: then nothing
 * gets through it any more, and neither end is told.
 */
export class DarkProxy {
  readonly port: number;
  readonly #server: Server;
  /** By the port that the client has at its end. */
  readonly #connections = new Map<number, { client: Socket; upstream: Socket }>();

  private constructor(port: number, server: Server) {
    this.port = port;
    this.#server = server;
  }

  static async start(upstreamPort: number): Promise<DarkProxy> {
    const port = await freePort();
    const server = createServer();
    const proxy = new DarkProxy(port, server);
    server.on('connection', (client) => proxy.#pass(client, upstreamPort));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return proxy;
  }

  goDark(clientPort: number): void {
    const connection = this.#connections.get(clientPort);
    if (!connection) throw new Error(`no connection comes from port ${clientPort}`);
    const { client, upstream } = connection;
    client.unpipe(upstream);
    upstream.unpipe(client);
    // What comes is taken and thrown away, so that neither end finds the other's buffer full.
    client.resume();
    upstream.resume();
  }

  async stop(): Promise<void> {
    for (const { client, upstream } of this.#connections.values()) {
      client.destroy();
      upstream.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(client: Socket, upstreamPort: number): void {
    const upstream = connect(upstreamPort, '127.0.0.1');
    const { remotePort = 0 } = client;
    this.#connections.set(remotePort, { client, upstream });
    client.pipe(upstream);
    upstream.pipe(client);
    const end = () => {
      this.#connections.delete(remotePort);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
  }
}
