import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import {
  type AgentOptions,
  runAgent as runAll,
} from '../../../fixtures/fakes/raibid-agent/agent.ts';
import { JobStream } from '../../../fixtures/fakes/raibid-agent/job-stream.ts';
import { JobQueue } from '../../../fixtures/fakes/raibid-server/job-queue.ts';
import { RedisClient } from '../../../fixtures/fakes/redis/redis-client.ts';
import { FakeRedis } from '../redis/fake-redis.ts';
import { FakeGitea } from './fake-gitea.ts';

const timings = { commandTimeoutMs: 500, connectTimeoutMs: 200, retryDelayMs: 20 };

describe('raibid-agent', () => {
  let redis: FakeRedis;
  let gitea: FakeGitea;
  let client: RedisClient;
  let jobs: JobQueue;
  let folder: string;
  let options: AgentOptions;
  let logged: string[];

  beforeEach(async () => {
    redis = new FakeRedis();
    gitea = new FakeGitea();
    const port = await redis.start();
    client = new RedisClient({ address: { host: '127.0.0.1', port }, ...timings });
    jobs = new JobQueue(client);
    folder = await mkdtemp(join(tmpdir(), 'raibid-agent-'));
    logged = [];
    options = {
      jobs: new JobStream(client, 'one'),
      gitea: { url: await gitea.start(), user: 'ci', password: 'open' },
      workspace: join(folder, 'workspace'),
      cache: join(folder, 'cache'),
      log: (_level, message) => logged.push(message),
      waitMs: 10,
    };
  });

  afterEach(async () => {
    client.close();
    await redis.kill();
    await gitea.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const submit = (fields: { commit?: string; ref?: string } = {}) =>
    jobs.submit({ repository: 'acme/widgets', ref: 'refs/heads/main', queue: 'jobs', ...fields });

  it('builds the commit, keeps its artifact, shows the result, and takes the entry away', async () => {
    const commit = await gitea.commit({ 'build.sh': 'echo "$CI_COMMIT" >"$ARTIFACTS/made"\n' });
    const { id } = await submit({ commit });
    expect(await runAgent(options)).to.deep.equal({ status: 'succeeded', reason: '1 artifact' });
    const artifact = await readFile(join(folder, 'cache/acme/widgets', id, 'made'), 'utf8');
    expect(artifact.trim()).to.equal(commit);
    expect(gitea.statuses).to.have.length(1);
    expect(gitea.statuses[0]?.path).to.equal(`/api/v1/repos/acme/widgets/statuses/${commit}`);
    expect(gitea.statuses[0]?.body).to.include({ state: 'success', context: 'raibid-ci' });
    expect(gitea.statuses[0]?.authorization).to.equal(`Basic ${btoa('ci:open')}`);
    const [job] = await jobs.ofCommit(commit);
    expect(job).to.include({ id, status: 'succeeded', reason: '1 artifact', agent: 'one' });
    expect(Date.parse(job?.startedAt ?? '')).to.be.at.least(Date.parse(job?.queuedAt ?? ''));
    expect(Date.parse(job?.finishedAt ?? '')).to.be.at.least(Date.parse(job?.startedAt ?? ''));
    expect(await jobs.state()).to.deep.include({ length: 0, untaken: 0 });
    expect((await jobs.state()).spawn).to.include({ '1': '1', count: '1' });
  });

  it('does what waits, the oldest first, and leaves nothing behind in its workspace', async () => {
    await gitea.commit({ 'a.txt': 'a' });
    const first = await submit();
    const second = await submit();
    expect(await runAll(options)).to.have.length(2);
    const [one, two] = await Promise.all([first, second].map(({ id }) => jobs.find(id)));
    expect(one).to.include({ status: 'succeeded', reason: '0 artifacts' });
    expect(Date.parse(two?.startedAt ?? '')).to.be.at.least(Date.parse(one?.finishedAt ?? ''));
    expect(await jobs.state()).to.include({ length: 0, untaken: 0 });
    expect(await readdir(join(folder, 'workspace'))).to.deep.equal([]);
    // Only the first time does it wait.
    const waits = redis.commands('XREADGROUP').map((words) => words.includes('BLOCK'));
    expect(waits).to.deep.equal([true, false, false]);
  });

  it('ends without a job where there is none', async () => {
    expect(await runAgent(options)).to.equal(undefined);
    expect(logged).to.deep.equal(['no job to do']);
  });

  it('a build that fails is the job\u2019s failure: reason in the job, the log and Gitea', async () => {
    const text = 'No space left on device';
    const commit = await gitea.commit({ 'build.sh': `echo "${text}" >&2\nexit 3\n` });
    const { id } = await submit({ commit });
    const outcome = await runAgent(options);
    expect(outcome?.status).to.equal('failed');
    expect(outcome?.reason).to.include('status 3').and.include(text);
    expect(await jobs.find(id)).to.include({ status: 'failed', reason: outcome?.reason });
    expect(gitea.statuses[0]?.body).to.include({ state: 'failure', description: outcome?.reason });
    expect(logged.some((message) => message.includes(text))).to.equal(true);
    expect(await jobs.state()).to.include({ length: 0 });
  });

  it('a cache that takes no artifacts fails the job, in the words of the system', async () => {
    const commit = await gitea.commit({ 'build.sh': 'echo x >"$ARTIFACTS/made"\n' });
    await submit({ commit });
    await writeFile(join(folder, 'file'), '');
    const outcome = await runAgent({ ...options, cache: join(folder, 'file/cache') });
    expect(outcome).to.include({ status: 'failed' });
    expect(outcome?.reason).to.include('mkdir -p: status 1').and.include('Not a directory');
  });

  it('a commit or a repository that is not there fails the job', async () => {
    await gitea.commit({ 'a.txt': 'a' });
    await submit({ commit: 'e'.repeat(40) });
    expect(await runAgent(options)).to.include({ status: 'failed' });
    await jobs.submit({ repository: 'acme/none', ref: 'refs/heads/main', queue: 'jobs' });
    const again = { ...options, workspace: join(folder, 'other') };
    expect((await runAgent(again))?.reason).to.include('git fetch: status 128');
    expect(gitea.statuses.map(({ body }) => body.state)).to.deep.equal(['failure']);
  });

  it('a result that Gitea does not take is no success', async () => {
    gitea.answer = 500;
    const commit = await gitea.commit({ 'a.txt': 'a' });
    await submit({ commit });
    const outcome = await runAgent(options);
    expect(outcome?.status).to.equal('failed');
    expect(outcome?.reason).to.match(/^Gitea answered 500: \{\}; nor could it be shown: Gitea/);
  });

  it('shows the build nothing of the agent\u2019s own environment', async () => {
    process.env.GITEA_PASSWORD = 'hidden';
    const commit = await gitea.commit({ 'build.sh': 'env >"$ARTIFACTS/env"\n' });
    const { id } = await submit({ commit });
    await runAgent(options).finally(() => delete process.env.GITEA_PASSWORD);
    const text = await readFile(join(folder, 'cache/acme/widgets', id, 'env'), 'utf8');
    expect(text).to.include('CI=true').and.not.include('hidden');
  });

  describe('when an agent dies with a job', () => {
    it('another does it, once it has given no sign for long enough', async () => {
      await gitea.commit({ 'a.txt': 'a' });
      const { id } = await submit();
      const dead = new JobStream(client, 'dead');
      await dead.join();
      expect((await dead.take(30_000, 10))?.id).to.equal(id);
      expect(await runAgent(options)).to.equal(undefined);
      expect(await jobs.state()).to.include({ length: 1 });
      await pause(60);
      expect(await runAgent({ ...options, orphanedMs: 50 })).to.include({ status: 'succeeded' });
      expect(await jobs.find(id)).to.include({ status: 'succeeded', agent: 'one' });
      expect(await jobs.state()).to.include({ length: 0 });
    });

    it('but not while it gives signs, however long it builds', async () => {
      const gate = join(folder, 'gate');
      await gitea.commit({ 'build.sh': `until [ -e ${gate} ]; do sleep 0.02; done\n` });
      await submit();
      const working = runAgent({ ...options, orphanedMs: 300 });
      await until(() => redis.commands('XCLAIM').length >= 4);
      const other = { ...options, jobs: new JobStream(client, 'two'), orphanedMs: 300 };
      expect(await runAgent(other)).to.equal(undefined);
      await writeFile(gate, '');
      expect(await working).to.include({ status: 'succeeded' });
    });
  });

  describe('when Redis goes away', () => {
    it('reports as soon as it is back', async () => {
      const port = await restart();
      const gate = join(folder, 'gate');
      await gitea.commit({ 'build.sh': `until [ -e ${gate} ]; do sleep 0.02; done\n` });
      const { id } = await submit();
      const working = runAgent(options);
      await until(() => redis.hashes.get(`ci:job:${id}`)?.get('status') === 'running');
      await redis.kill();
      await writeFile(gate, '');
      await until(() => logged.some((message) => message.startsWith('not reported yet')));
      await redis.start(port);
      expect(await working).to.include({ status: 'succeeded' });
      expect(await jobs.find(id)).to.include({ status: 'succeeded' });
    });

    it('rejects where there is no way to take a job', async () => {
      await redis.kill();
      const failure = await runAgent(options).catch((error: unknown) => String(error));
      expect(failure).to.include('ECONNREFUSED');
      expect(await readdir(folder)).to.deep.equal([]);
      await redis.start();
    });

    async function restart(): Promise<number> {
      await redis.kill();
      const port = await redis.start();
      client = new RedisClient({ address: { host: '127.0.0.1', port }, ...timings });
      jobs = new JobQueue(client);
      options = { ...options, jobs: new JobStream(client, 'one') };
      return port;
    }
  });
});

/** Mocha's own time-out is the limit. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(10);
}

/** What became of the first job. */
async function runAgent(options: AgentOptions) {
  return (await runAll(options))[0];
}
