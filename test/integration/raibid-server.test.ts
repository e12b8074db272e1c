import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { execa } from 'execa';
import { packageRoot } from '../../harness/io/paths.ts';
import { freePort, RedisContainer } from './redis-container.ts';

const timeoutMs = 30_000;

describe('raibid-server on a real Redis', function () {
  this.timeout(300_000);
  let redis: RedisContainer;
  let server: ReturnType<typeof startServer>;
  let url: string;

  before(async () => {
    redis = await RedisContainer.start();
    const port = await freePort();
    server = startServer(port, redis.port);
    url = `http://127.0.0.1:${port}`;
    await until(async () => (await submit()) === 201);
  });

  after(async () => {
    server?.kill('SIGKILL');
    await redis?.remove();
  });

  async function submit(): Promise<number> {
    const body = '{"repository":"acme/widgets"}';
    const answer = fetch(`${url}/jobs`, { method: 'POST', body });
    return answer.then(
      ({ status }) => status,
      () => 0,
    );
  }

  /** Time until the condition holds, asked again as soon as it is answered. */
  async function until(condition: () => Promise<boolean>): Promise<number> {
    const startedMs = performance.now();
    while (!(await condition())) {
      if (performance.now() - startedMs > timeoutMs) throw new Error('it never came to hold');
      await pause(10);
    }
    return performance.now() - startedMs;
  }

  const queued = async () =>
    Number(/raibid_queue_length (\d+)/.exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

  it('answers 500 while Redis is killed, and serves as soon as it is back, with its jobs', async () => {
    const before = await queued();
    await redis.kill();
    expect(await submit()).to.equal(500);
    await redis.startAgain();
    // Redis needs a moment itself to read its file.
    expect(await until(async () => (await submit()) === 201)).to.be.below(5_000);
    expect(await queued()).to.equal(before + 1);
  });

  it('answers 500 while Redis is stopped, and the first question after that is served', async () => {
    await redis.kill('STOP');
    for (let round = 0; round < 3; round += 1) expect(await submit()).to.equal(500);
    await redis.kill('CONT');
    expect(await submit()).to.equal(201);
  });

  it('serves the first question after a Redis that hung was restarted', async () => {
    await redis.kill('STOP');
    expect(await submit()).to.equal(500);
    await redis.kill();
    await redis.startAgain();
    expect(await until(async () => (await submit()) === 201)).to.be.below(5_000);
  });

  it('finishes what is under way on SIGTERM, and ends with status 0', async () => {
    await redis.kill('STOP');
    const underWay = submit();
    await pause(100);
    server.kill('SIGTERM');
    expect(await underWay).to.equal(500);
    await redis.kill('CONT');
    expect(await submit()).to.equal(0);
    const { exitCode, stdout } = await server;
    expect(exitCode).to.equal(0);
    const messages = String(stdout)
      .split('\n')
      .map((line) => JSON.parse(line).message);
    expect(messages).to.include.members([
      'Redis connection error: no reply in 500 ms',
      'Redis connection restored',
      'SIGTERM: finishing what is under way',
    ]);
  });
});

function startServer(port: number, redisPort: number) {
  return execa(process.execPath, ['main.ts'], {
    cwd: `${packageRoot}/fixtures/fakes/raibid-server`,
    env: { PORT: String(port), REDIS_URL: `redis://127.0.0.1:${redisPort}` },
    reject: false,
  });
}
