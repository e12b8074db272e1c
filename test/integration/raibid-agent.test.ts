import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { execa } from 'execa';
import { type AgentOptions, runAgent as runAll } from '../../fixtures/fakes/raibid-agent/agent.ts';
import { JobStream } from '../../fixtures/fakes/raibid-agent/job-stream.ts';
import { JobQueue } from '../../fixtures/fakes/raibid-server/job-queue.ts';
import { RedisClient } from '../../fixtures/fakes/redis/redis-client.ts';
import { packageRoot } from '../../harness/io/paths.ts';
import { FakeGitea } from '../fakes/raibid-agent/fake-gitea.ts';
import { RedisContainer } from './redis-container.ts';

const agentFolder = join(packageRoot, 'fixtures/fakes/raibid-agent');
const timings = { commandTimeoutMs: 10_000, connectTimeoutMs: 1_000, retryDelayMs: 50 };

describe('raibid-agent on a real Redis', function () {
  this.timeout(300_000);
  let redis: RedisContainer;
  let gitea: FakeGitea;
  let giteaUrl: string;
  const clients: RedisClient[] = [];
  let jobs: JobQueue;
  let folder: string;

  before(async () => {
    redis = await RedisContainer.start();
    gitea = new FakeGitea();
    giteaUrl = await gitea.start();
    jobs = new JobQueue(connect());
    folder = await mkdtemp(join(tmpdir(), 'raibid-agent-'));
    await until(() => jobs.ping());
  });

  after(async () => {
    for (const client of clients) client.close();
    await redis?.remove();
    await gitea?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  // One each: whoever waits for a job on a connection keeps others from it.
  function connect(): RedisClient {
    const address = { host: '127.0.0.1', port: redis.port };
    const client = new RedisClient({ address, ...timings });
    clients.push(client);
    return client;
  }

  async function submit(script: string): Promise<string> {
    const commit = await gitea.commit({ 'build.sh': script });
    const job = { repository: 'acme/widgets', ref: 'refs/heads/main', commit, queue: 'jobs' };
    return (await jobs.submit(job)).id;
  }

  const options = (agent: string, orphanedMs: number): AgentOptions => ({
    jobs: new JobStream(connect(), agent),
    gitea: { url: giteaUrl, user: 'ci', password: 'open' },
    workspace: join(folder, agent),
    log: () => {},
    orphanedMs,
    waitMs: 100,
  });

  it('as a process: does what is queued, and ends with 0; with nothing to do it does too', async () => {
    const id = await submit('echo built\n');
    expect(await jobs.state()).to.include({ length: 1, untaken: 1 });
    const env = {
      REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      GITEA_URL: giteaUrl,
      WORKSPACE: folder,
    };
    const agent = () => execa(process.execPath, ['main.ts'], { cwd: agentFolder, env });
    expect((await agent()).stdout).to.include('job succeeded');
    expect(await jobs.find(id)).to.include({ status: 'succeeded' });
    expect(await jobs.state()).to.include({ length: 0, untaken: 0 });
    expect((await agent()).stdout).to.include('no job to do');
  });

  it('takes a job that comes while it waits', async () => {
    const waiting = runAgent({ ...options('waits', 30_000), waitMs: 5_000 });
    const id = await submit('true\n');
    expect(await waiting).to.include({ status: 'succeeded' });
    expect(await jobs.find(id)).to.include({ agent: 'waits' });
  });

  it('does the job of one that was killed, and leaves that of one that gives signs', async () => {
    const gate = join(folder, 'gate');
    const id = await submit(`until [ -e ${gate} ]; do sleep 0.05; done\n`);
    const killed = new JobStream(connect(), 'killed');
    expect((await killed.take(30_000, 100))?.id).to.equal(id);
    expect(await jobs.state()).to.include({ length: 1, untaken: 0 });
    expect(await runAgent(options('too-soon', 30_000))).to.equal(undefined);
    await pause(600);
    const second = runAgent(options('second', 600));
    await until(async () => expect((await jobs.find(id))?.status).to.equal('running'));
    // Two of its signs later.
    await pause(1_000);
    expect(await runAgent(options('third', 600))).to.equal(undefined);
    await writeFile(gate, '');
    expect(await second).to.include({ status: 'succeeded' });
    expect(await jobs.find(id)).to.include({ status: 'succeeded', agent: 'second' });
    expect(await jobs.state()).to.include({ length: 0, untaken: 0 });
  });

  it('keeps its result over a kill of Redis while it builds', async () => {
    const [begun, gate] = [join(folder, 'begun'), join(folder, 'gate-of-redis')];
    const id = await submit(`touch ${begun}; until [ -e ${gate} ]; do sleep 0.05; done\n`);
    const working = runAgent(options('keeps', 30_000));
    await until(async () => expect(existsSync(begun)).to.equal(true));
    await redis.kill();
    await writeFile(gate, '');
    await redis.startAgain();
    expect(await working).to.include({ status: 'succeeded' });
    expect(await jobs.find(id)).to.include({ status: 'succeeded', agent: 'keeps' });
    expect(await jobs.state()).to.include({ length: 0, untaken: 0 });
  });
});

/** Mocha's own time-out is the limit. */
async function until(attempt: () => Promise<unknown>): Promise<void> {
  while (
    !(await attempt().then(
      () => true,
      () => false,
    ))
  ) {
    await pause(20);
  }
}

/** What became of the first job. */
async function runAgent(options: AgentOptions) {
  return (await runAll(options))[0];
}
