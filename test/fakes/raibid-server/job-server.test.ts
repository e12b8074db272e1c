import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { createJobServer } from '../../../fixtures/fakes/raibid-server/server.ts';
import { FakeRedis } from '../redis/fake-redis.ts';

describe('raibid-server', () => {
  let redis: FakeRedis;
  let redisPort: number;
  let server: Server;
  let url: string;
  let logged: string[];

  beforeEach(async () => {
    redis = new FakeRedis();
    redisPort = await redis.start();
    logged = [];
    server = createJobServer({
      redis: { host: '127.0.0.1', port: redisPort },
      log: (_level, message) => logged.push(message),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    redis.wake();
    await redis.kill();
  });

  const submit = (body = '{"repository":"acme/app"}') =>
    fetch(`${url}/jobs`, { method: 'POST', body });

  const metric = async (name: string) =>
    new RegExp(`^${name} (.+)$`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1];

  describe('serves', () => {
    it('a submitted job: 201, in the stream, and found by its id', async () => {
      const response = await submit('{"repository":"acme/app","ref":"refs/heads/x"}');
      expect(response.status).to.equal(201);
      const { id, status } = (await response.json()) as { id: string; status: string };
      expect(status).to.equal('queued');
      expect(response.headers.get('location')).to.equal(`/jobs/${id}`);
      expect(redis.commands('XADD')).to.deep.equal([
        ['XADD', 'ci:jobs', '*', 'job', id, 'repository', 'acme/app', 'ref', 'refs/heads/x'],
      ]);
      const found = await fetch(`${url}/jobs/${id}`);
      expect(await found.json()).to.include({ id, status: 'queued', repository: 'acme/app' });
    });

    it('400 with the reason for a body that is no job', async () => {
      for (const [body, reason] of [
        ['{', 'body is not JSON'],
        ['[]', 'body is not a JSON object'],
        ['{}', 'repository must be a string like "owner/name"'],
        ['{"repository":"acme/app","ref":7}', 'ref must be a string like "refs/heads/main"'],
        ['{"repository":"acme/app","commit":"x"}', 'commit must be 40 hexadecimal digits'],
        ['{"repository":"acme/app","queue":"x"}', 'queue must be one of jobs, canary'],
      ]) {
        const response = await submit(body);
        expect(response.status).to.equal(400);
        expect(await response.json()).to.deep.equal({ error: reason });
      }
      expect(redis.history).to.deep.equal([]);
    });

    it('404, 405 with what is allowed, 413 over 64 KiB', async () => {
      expect((await fetch(`${url}/jobs/none`)).status).to.equal(404);
      expect((await fetch(`${url}/other`)).status).to.equal(404);
      const wrongMethod = await fetch(`${url}/jobs`, { method: 'PUT' });
      expect(wrongMethod.status).to.equal(405);
      expect(wrongMethod.headers.get('allow')).to.equal('POST, GET');
      expect((await submit(' '.repeat(64 * 1024 + 1))).status).to.equal(413);
      expect(
        (await submit(`{"repository":"acme/app"}${' '.repeat(64 * 1024 - 25)}`)).status,
      ).to.equal(201);
    });

    it('a job of another queue: in a stream of its own, which no agent reads', async () => {
      const response = await submit('{"repository":"acme/app","queue":"canary"}');
      expect(response.status).to.equal(201);
      expect(redis.commands('XADD').map(([, stream]) => stream)).to.deep.equal(['ci:canary']);
      expect(await metric('raibid_jobs_queued')).to.equal('0');
    });

    it('the jobs of a commit, and only those, oldest first', async () => {
      const commit = 'c'.repeat(40);
      const ids: string[] = [];
      for (let round = 0; round < 2; round += 1) {
        const response = await submit(JSON.stringify({ repository: 'acme/app', commit }));
        ids.push(((await response.json()) as { id: string }).id);
      }
      await submit();
      const list = async (query: string) => (await fetch(`${url}/jobs?${query}`)).json();
      const { jobs } = (await list(`commit=${commit}`)) as { jobs: { id: string }[] };
      expect(jobs.map(({ id }) => id)).to.deep.equal(ids);
      expect(jobs[0]).to.include({ commit, status: 'queued', repository: 'acme/app' });
      expect(await list(`commit=${'d'.repeat(40)}`)).to.deep.equal({ jobs: [] });
      expect(await list('')).to.deep.equal({ error: 'commit must be 40 hexadecimal digits' });
    });

    it('many jobs by their ids, those that there are', async () => {
      const { id } = (await (await submit()).json()) as { id: string };
      const list = async (ids: string) => (await fetch(`${url}/jobs?ids=${ids}`)).json();
      const { jobs } = (await list(`${id},gone`)) as { jobs: { id: string }[] };
      expect(jobs.map((job) => job.id)).to.deep.equal([id]);
      for (const ids of ['', `${id},`, 'a/b', Array(101).fill(id).join(',')]) {
        expect(await list(ids), ids).to.deep.equal({ error: 'ids must be at most 100 ids' });
      }
    });

    it('metrics of the jobs that no agent has taken, and how long the first has waited', async () => {
      await submit();
      await pause(30);
      await submit();
      expect(await metric('raibid_jobs_queued')).to.equal('2');
      expect(Number(await metric('raibid_oldest_queued_job_seconds'))).to.be.within(0.03, 5);
      redis.streams.carryOut(['XGROUP', 'CREATE', 'ci:jobs', 'agents', '0']);
      const take = ['XREADGROUP', 'GROUP', 'agents', 'a', 'STREAMS', 'ci:jobs', '>'];
      redis.streams.carryOut(take);
      expect(await metric('raibid_jobs_queued')).to.equal('1');
      redis.streams.carryOut(take);
      expect(await metric('raibid_jobs_queued')).to.equal('0');
      expect(await metric('raibid_oldest_queued_job_seconds')).to.equal('0');
      expect(await metric('raibid_queue_length')).to.equal('2');
    });

    it('metrics that count requests by route and status', async () => {
      await submit();
      await submit('{');
      const text = await (await fetch(`${url}/metrics`)).text();
      expect(text).to.include(
        'raibid_http_requests_total{method="POST",route="/jobs",status="201"} 1',
      );
      expect(text).to.include(
        'raibid_http_requests_total{method="POST",route="/jobs",status="400"} 1',
      );
      expect(text).to.include('raibid_http_request_duration_seconds_count{route="/jobs"} 2');
      expect(text).to.include('raibid_queue_length 1');
    });
  });

  describe('when Redis is killed', () => {
    it('answers 500 at once, says so in its log, and stays healthy itself', async () => {
      await submit();
      await redis.kill();
      const response = await submit();
      expect(response.status).to.equal(500);
      const { error } = (await response.json()) as { error: string };
      // At once: it did not come to waiting in vain.
      expect(error).to.match(/^Redis connection error: (?!no )/);
      expect(logged).to.include(error);
      const health = await fetch(`${url}/health`);
      expect(health.status).to.equal(200);
      expect(await health.json()).to.deep.equal({ status: 'degraded', redis: 'down' });
      expect(await (await fetch(`${url}/metrics`)).text()).to.include('raibid_redis_up 0');
      await redis.start(redisPort);
    });

    it('serves the very first request after Redis is back', async () => {
      await submit();
      await redis.kill();
      expect((await submit()).status).to.equal(500);
      await redis.start(redisPort);
      expect((await submit()).status).to.equal(201);
      expect(logged).to.include('Redis connection restored');
    });
  });

  describe('when Redis hangs', () => {
    it('answers 500 after half a second, each time', async () => {
      await submit();
      redis.hang();
      for (let round = 0; round < 2; round += 1) {
        const startedMs = performance.now();
        expect((await submit()).status).to.equal(500);
        expect(performance.now() - startedMs).to.be.within(450, 5_000);
      }
    });

    it('answers what waits as soon as Redis wakes up, and loses nothing after', async () => {
      await submit();
      redis.hang();
      expect((await submit()).status).to.equal(500);
      const waiting = [submit(), submit()];
      await pause(100);
      redis.wake();
      const answers = await Promise.all(waiting);
      expect(answers.map(({ status }) => status)).to.deep.equal([201, 201]);
    });

    it('a reply that is overdue for one is not taken from those that came later', async () => {
      await submit();
      redis.hang();
      const first = submit();
      await pause(300);
      const later = submit();
      expect((await first).status).to.equal(500);
      redis.wake();
      expect((await later).status).to.equal(201);
    });

    it('leaves no jobs to be done later whose callers got a 500 from a fresh connection', async () => {
      await submit();
      redis.hang();
      const inFlight = submit();
      expect((await inFlight).status).to.equal(500);
      expect((await submit()).status).to.equal(500);
      redis.wake();
      expect((await submit()).status).to.equal(201);
      // The first, the one in flight when the hang began (nobody can tell), and the last.
      expect(redis.commands('XADD')).to.have.length(3);
    });
  });

  it('survives a caller who goes away in the middle of a body', async () => {
    const caller = connect((server.address() as AddressInfo).port, '127.0.0.1');
    caller.write('POST /jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await once(server, 'request');
    caller.resetAndDestroy();
    expect((await submit()).status).to.equal(201);
    expect(logged.filter((message) => message.startsWith('internal error'))).to.have.length(1);
  });

  it('answers 500 with what Redis itself objected to', async () => {
    redis.failure = 'MISCONF Errors writing to the AOF file';
    const response = await submit();
    expect(response.status).to.equal(500);
    const { error } = (await response.json()) as { error: string };
    expect(error).to.equal('Redis error: MISCONF Errors writing to the AOF file');
    expect(logged).to.include(error);
  });
});
