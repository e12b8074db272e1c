import { createServer } from 'node:net';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';

const timeoutMs = 30_000;

/** A Redis with an append-only file, on a port of loopback. */
export class RedisContainer {
  readonly port: number;
  private readonly name: string;

  private constructor(name: string, port: number) {
    this.name = name;
    this.port = port;
  }

  static async start(): Promise<RedisContainer> {
    const [image] = await ensureImages(['redis']);
    const port = await freePort();
    const name = `firedrill-test-redis-${process.pid}-${port}`;
    const redis = ['redis-server', '--bind', '127.0.0.1', '--port', String(port)];
    await engine(
      ...['run', '--detach', '--name', name, '--label', `io.firedrill.run=${name}`],
      ...['--network', 'host', '--memory', '128m', image?.reference ?? ''],
      ...[...redis, '--appendonly', 'yes', '--save', ''],
    );
    return new RedisContainer(name, port);
  }

  async kill(signal = 'KILL'): Promise<void> {
    await engine('kill', '--signal', signal, this.name);
  }

  async startAgain(): Promise<void> {
    await engine('start', this.name);
  }

  async remove(): Promise<void> {
    await engine('rm', '--force', '--volumes', this.name);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function engine(...args: string[]): Promise<void> {
  const { exitCode, stderr } = await docker(args, { timeoutMs });
  expect(exitCode, stderr).to.equal(0);
}
